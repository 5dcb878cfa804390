import { quote } from '../issue.ts';
import { nearestName } from '../nearest-name.ts';
import { switchedOff } from './choices.ts';
import type { Table } from './read-table.ts';
import type { Notebook, TableName } from './report.ts';

/** For each of our columns, the names by which files know it, in order of preference. */
export const organisationColumns = {
  id: ['id', 'code', 'participant code', 'organisation id', 'organization id', 'org id', 'vat', 'pic'],
  name: ['name', 'organisation', 'organization', 'organisation name', 'company', 'nom', 'naam'],
  role: ['suggested diamond role', 'diamond role', 'kind', 'role', 'corner'],
  activity: ['activity type', 'activity'],
  lat: ['lat', 'latitude', 'y wgs84'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x wgs84'],
  x: ['x', 'x km', 'east'],
  y: ['y', 'y km', 'north'],
  capacity: ['capacity', 'capacity k€/month', 'capacity keur month'],
  skills: ['skills', 'skill'],
} as const;

export const tieColumns = {
  source: ['source', 'from', 'source id', 'organisation a', 'a'],
  target: ['target', 'to', 'target id', 'organisation b', 'b'],
  weight: ['weight', 'tie weight', 'strength'],
  projects: ['joint projects', 'projects', 'n projects', 'joint'],
} as const;

export type OrganisationColumn = keyof typeof organisationColumns;
export type TieColumn = keyof typeof tieColumns;

/** Columns of ours that say the same, and of which the first is taken where both are there. */
interface Rivals<Column> {
  readonly first: readonly Column[];
  readonly second: readonly Column[];
  /** True where the second fills what the first leaves empty. */
  readonly areBothRead?: boolean;
}

/** What is known of the columns of a table. */
export interface Layout<Column extends string> {
  readonly table: TableName;
  readonly known: Readonly<Record<Column, readonly string[]>>;
  readonly required: readonly Column[];
  readonly rivals: readonly Rivals<Column>[];
  /** Columns that stay with their column of the file when another is mapped to it. */
  readonly shared: readonly Column[];
}

export const organisationLayout: Layout<OrganisationColumn> = {
  table: 'organisations',
  known: organisationColumns,
  required: ['id'],
  rivals: [
    { first: ['role'], second: ['activity'], areBothRead: true },
    { first: ['x', 'y'], second: ['lat', 'lon'] },
  ],
  shared: ['id', 'name'],
};

export const tieLayout: Layout<TieColumn> = {
  table: 'ties',
  known: tieColumns,
  required: ['source', 'target'],
  rivals: [{ first: ['weight'], second: ['projects'] }],
  shared: [],
};

/** Where in a row each of our columns is found. */
export type Places<Column extends string> = Readonly<Partial<Record<Column, number>>>;

/** The columns of a table that were found. */
export interface Placed<Column extends string> {
  readonly places: Places<Column>;
  /** Those that the user mapped. */
  readonly mapped: ReadonlySet<Column>;
}

const spoken = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[_\-.\s]+/g, ' ')
    .trim();

/** True of a row that names all columns which a table requires. */
export function headerOf<Column extends string>(
  { known, required }: Layout<Column>,
  map: Readonly<Record<string, string>>,
): (cells: readonly string[]) => boolean {
  return (cells) => required.every((column) => find(column, known[column], cells, map) !== undefined);
}

function find(
  column: string,
  known: readonly string[],
  header: readonly string[],
  map: Readonly<Record<string, string>>,
): number | undefined {
  const mapped = Object.hasOwn(map, column) ? map[column] : undefined;
  if (mapped === switchedOff) return undefined;
  const exact = mapped === undefined ? -1 : header.indexOf(mapped.normalize('NFC'));
  if (exact >= 0) return exact;
  const names = header.map(spoken);
  const wanted = mapped === undefined ? known : [spoken(mapped)];
  return wanted.map((name) => (name === '' ? -1 : names.indexOf(name))).find((place) => place >= 0);
}

/**
 * Finds our columns in a header: as mapped by the user, else by name.
 *
 * @param map of our column to the file's; wins over guessing
 * @param likely columns of the file that may be meant where required ones are not recognised, the likeliest first
 * @param otherwise remedy where none may be meant
 * @returns undefined, with notes, when a required column is missing or a mapped one does not exist
 */
export function placeColumns<Column extends string>(
  { header }: Table,
  layout: Layout<Column>,
  map: Readonly<Record<string, string>>,
  likely: readonly string[],
  notebook: Notebook,
  otherwise?: string,
): Placed<Column> | undefined {
  const { table, known, required } = layout;
  const columns = Object.keys(known) as Column[];
  const places: Partial<Record<Column, number>> = {};
  const mapped = new Set(columns.filter((column) => Object.hasOwn(map, column)));
  const missing: Column[] = [];
  let isComplete = true;
  for (const column of columns) {
    const theirs = mapped.has(column) ? map[column] : undefined;
    const place = find(column, known[column], header, map);
    if (place !== undefined) places[column] = place;
    else if (theirs !== undefined && theirs !== switchedOff) {
      const remedy = suggestion(theirs, header);
      const message = `the column ${quote(theirs)}, mapped to ${column}, is not in the header`;
      notebook.add({ effect: 'failed', table, received: quote(theirs), message, remedy });
      isComplete = false;
    } else if (required.includes(column)) missing.push(column);
  }
  const taken = columns.filter((column) => !layout.shared.includes(column)).map((column) => places[column]);
  const used = new Set(taken.map((place) => header[place ?? -1]));
  const free = likely.filter((name) => !used.has(name));
  missing.forEach((column, i) =>
    failMissing(column, header, table, free[i], otherwise ?? `map one of them to ${column}`, notebook),
  );
  yieldToMapped(places, mapped, layout, header, notebook);
  if (!settleRivals(places, mapped, layout, header, notebook)) isComplete = false;
  tellRepeated(header, table, notebook);
  tellUnused(header, places, table, notebook);
  return isComplete && missing.length === 0 ? { places, mapped } : undefined;
}

function failMissing(
  column: string,
  header: readonly string[],
  table: TableName,
  likely: string | undefined,
  remedy: string,
  notebook: Notebook,
): void {
  notebook.add({
    effect: 'failed',
    table,
    received: header.slice(0, 12).map(quote).join(', '),
    message: `no column is recognised as ${column}; the header has ${header.slice(0, 12).map(quote).join(', ')}`,
    remedy: likely === undefined ? remedy : 'map one',
    ...(likely !== undefined && {
      answers: [{ meaning: `${quote(likely)} is ${column}`, map: { [column]: likely } }],
    }),
  });
}

function suggestion(mapped: string, header: readonly string[]): string {
  if (mapped === '') return `write ${switchedOff} to read no column`;
  const meant = nearestName(mapped, header);
  return meant === undefined
    ? `the header has ${header.slice(0, 20).join(', ')}`
    : `did you mean ${quote(meant)}`;
}

/** A column of the file that the user mapped is not what its name suggests as well. */
function yieldToMapped<Column extends string>(
  places: Partial<Record<Column, number>>,
  mapped: ReadonlySet<Column>,
  { table, shared }: Layout<Column>,
  header: readonly string[],
  notebook: Notebook,
): void {
  const taken = new Map([...mapped].map((column) => [places[column], column]));
  for (const column of Object.keys(places) as Column[]) {
    const to = taken.get(places[column]);
    if (mapped.has(column) || to === undefined || shared.includes(column)) continue;
    const name = quote(header[places[column]!]);
    delete places[column];
    const message = `${name} was read as ${to}, to which it is mapped, and not as ${column}`;
    notebook.add({
      effect: 'told',
      table,
      line: 1,
      received: name,
      message,
      remedy: `map ${column} to another column, if there is one`,
    });
  }
}

/** Of columns that say the same, one the user mapped wins over one recognised by its name. @returns false in doubt */
function settleRivals<Column extends string>(
  places: Partial<Record<Column, number>>,
  mapped: ReadonlySet<Column>,
  { table, rivals }: Layout<Column>,
  header: readonly string[],
  notebook: Notebook,
): boolean {
  let isSettled = true;
  for (const { first, second, areBothRead } of rivals) {
    const [a, b] = [first, second].map((columns) => columns.filter((column) => places[column] !== undefined));
    if (a.length < first.length || b.length < second.length) continue;
    const [isFirstMapped, isSecondMapped] = [a, b].map((columns) => columns.some((each) => mapped.has(each)));
    if (areBothRead && (isFirstMapped || !isSecondMapped)) continue;
    const [left, taken] = isSecondMapped && !isFirstMapped ? [a, b] : [b, a];
    const received = `${a.join(', ')} and ${b.join(', ')}`;
    if (isFirstMapped && isSecondMapped) {
      const answers = [a, b].map((columns) => ({
        meaning: `${columns.join(', ')} not read`,
        map: Object.fromEntries(columns.map((column) => [column, switchedOff])),
      }));
      const message = `both ${a.join(', ')} and ${b.join(', ')} are mapped, and they say the same`;
      notebook.add({ effect: 'failed', table, received, message, remedy: 'switch one off', answers });
      isSettled = false;
      continue;
    }
    const names = left.map((column) => [column, header[places[column]!]] as const);
    for (const column of left) delete places[column];
    const [on, off] = [taken, left].map((columns) => columns.join(', '));
    const offNow = areBothRead ? [] : taken.map((column) => [column, switchedOff] as const);
    notebook.add({
      effect: 'told',
      table,
      received,
      message: `both ${a.join(', ')} and ${b.join(', ')} are there: ${on} was taken`,
      remedy: `map ${off}, if it is to be read`,
      answers: [{ meaning: `${off} read`, map: Object.fromEntries<string>([...names, ...offNow]) }],
    });
  }
  return isSettled;
}

function tellRepeated(header: readonly string[], table: TableName, notebook: Notebook): void {
  const names = header.map(spoken);
  const repeated = header.filter((_, i) => names[i] !== '' && names.indexOf(names[i]) < i);
  if (repeated.length === 0) return;
  const received = repeated.map(quote).join(', ');
  const message = `the header repeats ${received}: the first of each was taken`;
  notebook.add({ effect: 'told', table, line: 1, received, message, remedy: 'rename the others' });
}

function tellUnused(
  header: readonly string[],
  places: Places<string>,
  table: TableName,
  notebook: Notebook,
): void {
  const used = new Set(Object.values(places));
  const unused = header.filter((name, i) => !used.has(i) && name !== '');
  if (unused.length === 0) return;
  const received = unused.map(quote).join(', ');
  const message = `columns without a use here: ${received}`;
  notebook.add({
    effect: 'told',
    table,
    line: 1,
    received,
    message,
    remedy: 'map one, if it is what a column of ours means',
  });
}
