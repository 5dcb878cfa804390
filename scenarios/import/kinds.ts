import { quote } from '../issue.ts';
import type { DocumentOrganisation } from '../schema.ts';
import { switchedOff } from './choices.ts';
import type { OrganisationColumn, Placed, Places } from './columns.ts';
import type { Table } from './read-table.ts';
import type { Notebook } from './report.ts';

type Kind = DocumentOrganisation['kind'];
export type Role = Kind | 'demand';

/** Words by which files name a corner of the diamond. Demand has no organisation in the model. */
const roles: Readonly<Record<string, Role>> = {
  firm: 'firm',
  firms: 'firm',
  company: 'firm',
  companies: 'firm',
  'large company': 'firm',
  'large companies': 'firm',
  sme: 'firm',
  smes: 'firm',
  related: 'related',
  supplier: 'related',
  suppliers: 'related',
  factor: 'factor',
  factors: 'factor',
  institution: 'factor',
  university: 'factor',
  universities: 'factor',
  'research centre': 'factor',
  'research centres': 'factor',
  'research center': 'factor',
  'research centers': 'factor',
  demand: 'demand',
  customer: 'demand',
  customers: 'demand',
};

/** Activity types of the European Union’s research programmes. */
const activities: Readonly<Record<string, Role>> = {
  prc: 'firm',
  hes: 'factor',
  rec: 'factor',
  pub: 'factor',
  oth: 'factor',
};

const words = { role: roles, activity: activities } as const;
type KindColumn = keyof typeof words;
const expected = {
  role: 'firm, related, factor or demand',
  activity: 'PRC, HES, REC, PUB or OTH',
} as const;
const shownWords = 4;

/** The role that a word of a column names; undefined where it names none. */
export function roleOf(column: KindColumn, word: string): Role | undefined {
  const lower = word.toLowerCase();
  return Object.hasOwn(words[column], lower) ? words[column][lower] : undefined;
}

/** What a cell of the column may say. */
export function rolesExpected(column: KindColumn): string {
  return expected[column];
}

/**
 * Says so where most words of a column name no role, and puts aside a column that is called role, names none at all, and
 * stands beside one that tells the kind.
 *
 * @returns the places of those columns that are to be read
 */
export function checkRoles(
  { header, rows }: Table,
  { places, mapped }: Placed<OrganisationColumn>,
  notebook: Notebook,
): Places<OrganisationColumn> {
  const unknownOf = (column: KindColumn) => {
    const place = places[column];
    const cells = place === undefined ? [] : rows.map((row) => row.cells[place].trim()).filter(Boolean);
    return { count: cells.length, unknown: cells.filter((cell) => roleOf(column, cell) === undefined) };
  };
  let read = places;
  for (const column of ['role', 'activity'] as const) {
    const { count, unknown } = unknownOf(column);
    // Single words that are no kind are told row by row.
    if (2 * unknown.length <= count) continue;
    const name = quote(header[places[column]!]);
    const shown = [...new Set(unknown)].slice(0, shownWords).map(quote).join(', ');
    const activity = unknownOf('activity');
    const isAside =
      column === 'role' &&
      unknown.length === count &&
      activity.unknown.length < activity.count &&
      !mapped.has('role');
    if (isAside) read = Object.fromEntries(Object.entries(places).filter(([each]) => each !== 'role'));
    notebook.add({
      effect: 'told',
      table: 'organisations',
      received: shown,
      message: isAside
        ? `${name} was not read as role, because its words name none (${shown}): the activity tells the kind`
        : `${name} is read as ${column}, but ${unknown.length} of its ${count} cells name none: ${shown}`,
      remedy: isAside
        ? `write ${expected.role} to have it read`
        : `write ${expected[column]}, or switch the column off`,
      ...(!isAside && { answers: [{ meaning: `${name} not read`, map: { [column]: switchedOff } }] }),
    });
  }
  return read;
}
