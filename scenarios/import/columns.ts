import { quote } from '../issue.ts';
import { nearestName } from '../nearest-name.ts';
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

/** Where in a row each of our columns is found. */
export type Places<Column extends string> = Readonly<Partial<Record<Column, number>>>;

const spoken = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_\-.\s]+/g, ' ')
    .trim();

/**
 * Finds our columns in a header: as mapped by the user, else by name.
 *
 * @param map of our column to the file's; wins over guessing
 * @returns undefined, with notes, when a required column is missing or a mapped one does not exist
 */
export function placeColumns<Column extends string>(
  header: readonly string[],
  known: Readonly<Record<Column, readonly string[]>>,
  required: readonly Column[],
  map: Readonly<Record<string, string>>,
  table: TableName,
  notebook: Notebook,
): Places<Column> | undefined {
  const names = header.map(spoken);
  const columns = Object.keys(known) as Column[];
  const places: Partial<Record<Column, number>> = {};
  let isComplete = true;
  const fail = (received: string, message: string, remedy: string): void => {
    notebook.add({ effect: 'failed', table, received, message, remedy });
    isComplete = false;
  };
  for (const column of columns) {
    const mapped = Object.hasOwn(map, column) ? map[column] : undefined;
    const wanted = mapped === undefined ? known[column] : [spoken(mapped)];
    const found = wanted.map((name) => names.indexOf(name)).find((place) => place >= 0);
    if (found !== undefined) places[column] = found;
    else if (mapped !== undefined)
      fail(
        quote(mapped),
        `the column ${quote(mapped)}, mapped to ${column}, is not in the header`,
        suggestion(mapped, header),
      );
    else if (required.includes(column))
      fail(
        header.slice(0, 12).map(quote).join(', '),
        `no column is recognised as ${column}`,
        `map one, as in ${column}=${header[0] || 'column'}`,
      );
  }
  tellRepeated(header, names, table, notebook);
  tellUnused(header, places, table, notebook);
  return isComplete ? places : undefined;
}

function suggestion(mapped: string, header: readonly string[]): string {
  const meant = nearestName(mapped, header);
  return meant === undefined
    ? `the header has ${header.slice(0, 20).join(', ')}`
    : `did you mean ${quote(meant)}`;
}

function tellRepeated(
  header: readonly string[],
  names: readonly string[],
  table: TableName,
  notebook: Notebook,
): void {
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
  const unused = header.filter((_, i) => !used.has(i));
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
