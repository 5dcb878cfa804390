import type { ImportChoices } from './import/choices.ts';
import {
  type OrganisationColumn,
  type Placed,
  type TieColumn,
  headerOf,
  organisationColumns,
  organisationLayout,
  placeColumns,
  tieColumns,
  tieLayout,
} from './import/columns.ts';
import { columnsOfIds, likelyIds } from './import/likely-columns.ts';
import { type ReadOrganisations, readOrganisations } from './import/organisations.ts';
import { type Table, readTable } from './import/read-table.ts';
import { type ImportReport, Notebook, type TableName } from './import/report.ts';
import { readTies } from './import/ties.ts';
import { pairsRemedy } from './import/unknown-ends.ts';
import { quote } from './issue.ts';
import { nearestName } from './nearest-name.ts';
import { parse } from './parse.ts';
import type { Assumption, ScenarioDocument } from './schema.ts';

export interface ImportOptions extends ImportChoices {
  /** Short name of the scenario: lower-case letters, digits and single hyphens. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
}

export type Import =
  | { readonly ok: true; readonly document: ScenarioDocument; readonly report: ImportReport }
  | { readonly ok: false; readonly report: ImportReport };

/** Columns that `map` may name. */
export const importColumns: readonly string[] = [
  ...Object.keys(organisationColumns),
  ...Object.keys(tieColumns),
];

/**
 * Makes a scenario document of a user's own cluster.
 *
 * Rows that cannot be read are left out and reported; what can be read in two ways that matter fails the import, with
 * the choices that settle it. A document that comes out always passes `parse`.
 *
 * @param organisationsCsv bytes of a delimited table with a header; columns by name: id, name, role or activity, lat and
 *   lon or x and y (km), capacity (k€/month), skills (`0:0.7 3:0.4`)
 * @param tiesCsv bytes of a table with source, target, and weight (0 to 1) or joint projects
 * @example importCluster(new TextEncoder().encode('id,role\na,firm\n'), undefined, { name: 'mine' }).ok // true
 */
export function importCluster(
  organisationsCsv: Uint8Array,
  tiesCsv: Uint8Array | undefined,
  { name, title = name, description = `Imported cluster ${name}`, ...choices }: ImportOptions,
): Import {
  const notebook = new Notebook();
  const { map = {} } = choices;
  checkMap(map, tiesCsv !== undefined, notebook);
  const table = readTable(organisationsCsv, 'organisations', headerOf(organisationLayout, map), notebook);
  const placed = table && placeColumns(table, organisationLayout, map, likelyIds(table), notebook);
  const read = table && placed && readOrganisations(table, placed, choices, notebook);
  const tieTable = tiesCsv && readTable(tiesCsv, 'ties', headerOf(tieLayout, map), notebook);
  const tiePlaced = tieTable && placeTies(tieTable, read, map, notebook);
  const nameColumn =
    table && placed?.places.name !== undefined ? table.header[placed.places.name] : undefined;
  const ties =
    read && tieTable && tiePlaced && readTies(tieTable, tiePlaced, read, nameColumn, choices, notebook);
  if (placed) tellUnused(choices, { ...placed.places, ...tiePlaced?.places }, notebook);
  const organisations = read?.organisations ?? [];
  if (read && organisations.length === 0) failEmpty('organisations', notebook);
  // A table of ties without one readable row belongs to another table of organisations.
  if (ties?.length === 0 && organisations.length > 0) failEmpty('ties', notebook);

  const document: ScenarioDocument = {
    name,
    title,
    description,
    structure: 'custom',
    parameters: read?.regionRadius === undefined ? {} : { regionRadius: read.regionRadius },
    organisations,
    ...(ties && { ties }),
    facts: [],
    assumptions: assumptionsOf(notebook),
  };
  if (!notebook.hasFailed) failFaulty(document, notebook);
  const report: ImportReport = {
    organisationsRead: organisations.length,
    tiesRead: ties?.length ?? 0,
    rowsLeftOut: notebook.rowsLeftOut,
    columns: { organisations: namesOf(table, placed), ties: namesOf(tieTable, tiePlaced) },
    tables: {
      ...(table && { organisations: { encoding: table.encoding, header: table.header } }),
      ...(tieTable && { ties: { encoding: tieTable.encoding, header: tieTable.header } }),
    },
    notes: notebook.notes,
    notesLeftOut: notebook.notesLeftOut,
  };
  return notebook.hasFailed ? { ok: false, report } : { ok: true, document, report };
}

/** Finds the columns of ties; where they are not recognised, those that hold ids are suggested. */
function placeTies(
  table: Table,
  read: ReadOrganisations | undefined,
  map: Readonly<Record<string, string>>,
  notebook: Notebook,
): Placed<TieColumn> | undefined {
  const ids = new Set(read?.organisations.map(({ id }) => id));
  const likely = columnsOfIds(table, ids);
  if (likely.length !== 1) return placeColumns(table, tieLayout, map, likely, notebook);
  const partsOnly = `only the column ${quote(likely[0])} holds ids of organisations, as in a list of who takes part in what: ${pairsRemedy}`;
  return placeColumns(table, tieLayout, map, [], notebook, partsOnly);
}

function checkMap(map: Readonly<Record<string, string>>, withTies: boolean, notebook: Notebook): void {
  for (const column of Object.keys(map)) {
    const isTie = Object.hasOwn(tieColumns, column);
    if (Object.hasOwn(organisationColumns, column) || (isTie && withTies)) continue;
    const meant = nearestName(column, importColumns);
    notebook.add({
      effect: 'failed',
      table: isTie ? 'ties' : 'organisations',
      received: quote(column),
      message: isTie
        ? `${column} is mapped, but there is no table of ties`
        : `${quote(column)} is no column of ours`,
      remedy: isTie
        ? 'add the table of ties'
        : meant
          ? `did you mean ${quote(meant)}`
          : `map one of ${importColumns.join(', ')}`,
    });
  }
}

/** A choice about a column that is not read changes nothing, which its user does not expect. */
function tellUnused(
  { decimal = {}, unit = {} }: ImportChoices,
  places: Readonly<Partial<Record<string, number>>>,
  notebook: Notebook,
): void {
  const columns = [
    ...Object.keys(decimal),
    ...(unit.capacity === undefined ? [] : ['capacity']),
    ...(unit.position === undefined ? [] : ['x', 'y']),
  ];
  for (const column of new Set(columns)) {
    if (places[column] !== undefined) continue;
    notebook.add({
      effect: 'told',
      table: Object.hasOwn(tieColumns, column) ? 'ties' : 'organisations',
      received: column,
      message: `the unit or decimal sign of ${column} is given, but no column is read as ${column}`,
      remedy: `map a column to ${column}`,
    });
  }
}

function failEmpty(table: TableName, notebook: Notebook): void {
  const message = 'no row could be read';
  notebook.add({
    effect: 'failed',
    table,
    received: 'unreadable rows alone',
    message,
    remedy: 'see the notes on the rows',
  });
}

/** What the document as a whole lacks: a right name, a company. */
function failFaulty(document: ScenarioDocument, notebook: Notebook): void {
  const parsing = parse(document);
  if (parsing.ok) return;
  for (const { received, message, remedy } of parsing.issues)
    notebook.add({ effect: 'failed', table: 'organisations', received, message, remedy });
}

/** What was decided for the user stays with the document. */
function assumptionsOf({ notes }: Notebook): Assumption[] {
  return notes
    .filter(({ effect, line }) => effect === 'told' && line === undefined)
    .map(({ table, received, message }) => ({
      subject: `import of ${table}`,
      value: received,
      reason: message,
    }));
}

function namesOf<Column extends OrganisationColumn | TieColumn>(
  table: Table | undefined,
  placed: Placed<Column> | undefined,
): Record<string, string> {
  if (!table || !placed) return {};
  return Object.fromEntries(
    Object.entries<number | undefined>(placed.places).flatMap(([column, place]) =>
      place === undefined ? [] : [[column, table.header[place]]],
    ),
  );
}
