import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codebook } from '../../files/codebook.ts';
import { csvLine, csvOf } from '../../files/csv.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { parquetOf } from '../../files/parquet.ts';
import type { Table } from '../../files/table.ts';
import { type Draft, writeTogether } from '../../files/write-together.ts';
import type { Sweep } from '../sweep.ts';
import { type ResultCounts, provenance } from './provenance.ts';
import {
  type Column,
  type Row,
  type SweepResults,
  failureColumns,
  failuresOf,
  rowsOf,
  runColumns,
} from './rows.ts';

/** Rows of a Parquet file: few enough that a part fits into memory many times over. */
export const rowsPerPart = 20_000;
/** Lines of CSV that are written at once. */
const linesAtOnce = 256;
const partName = /^part-\d{5}\.parquet$/;
const partialName =
  /^\.(part-\d{5}\.parquet|runs\.csv|failures\.csv|codebook\.csv|sweep\.json)\.\d+\.partial$/;

/** What was written. */
export interface WrittenResults extends ResultCounts {
  readonly files: readonly string[];
}

/**
 * Writes the runs of a sweep in the order of its design: Parquet in parts and CSV, failures, a codebook and where it all comes
 * from. Only a part of the rows is ever in memory.
 *
 * @param directory made if it is missing; files of the same names are replaced
 */
export async function writeSweepResults(
  directory: string,
  results: SweepResults,
  signal?: AbortSignal,
): Promise<WrittenResults> {
  const { sweep, ledger } = results;
  const columns = runColumns(sweep);
  const counts = countRows(results);
  const parts = Math.max(1, Math.ceil(counts.rows / rowsPerPart));
  const rows = rowsOf(results, 0, ledger.pointCount);
  const partDrafts = Array.from({ length: parts }, (_, part): Draft => {
    const content = () => parquetOf(tableOf('runs', columns, taken(rows, rowsPerPart)));
    return [`part-${String(part).padStart(5, '0')}.parquet`, content];
  });
  const folder = join(directory, 'runs');
  makeFolder(folder);
  for (const place of [directory, folder]) dropPartials(place);
  const partFiles = await writeTogether(folder, partDrafts, signal);
  dropOldParts(folder, parts);

  const lacking: Record<string, number> = {};
  const counted = noteLacking(rowsOf(results, 0, ledger.pointCount), sweep, lacking);
  const failures = failureColumns(sweep);
  const tables = [tableOf('runs', columns, []), tableOf('failures', failures, [])];
  const drafts: Draft[] = [
    ['runs.csv', () => csvOfRows(columns, counted, signal)],
    ['failures.csv', () => csvOfRows(failures, failuresOf(results), signal)],
    ['codebook.csv', () => csvOf(codebook(tables))],
    ['sweep.json', () => `${JSON.stringify(provenance(results, { ...counts, lacking }), null, 2)}\n`],
  ];
  const files = [...partFiles, ...(await writeTogether(directory, drafts, signal))];
  return { files, ...counts, lacking };
}

/** Counts the rows in which an outcome has no value, as they pass. */
function* noteLacking(
  rows: Iterable<Row>,
  { outcomes }: Sweep,
  lacking: Record<string, number>,
): Generator<Row> {
  for (const row of rows) {
    for (const [i, { name }] of outcomes.entries())
      if (!Number.isFinite(row.outcomes[i])) lacking[name] = (lacking[name] ?? 0) + 1;
    yield row;
  }
}

/** Rows and failures, counted by the index alone. */
function countRows({ sweep, store, ledger }: SweepResults): {
  readonly rows: number;
  readonly failures: number;
} {
  let runs = 0;
  let failures = 0;
  for (let point = 0; point < ledger.pointCount; point += 1)
    if (ledger.hashOf(point) === undefined) failures += 1;
    else runs += ledger.countOf(point) * sweep.arms.length;
  const failed = store.failureCount === 0 ? 0 : failedRuns({ sweep, store, ledger });
  return { rows: runs - failed, failures: failures + failed };
}

function failedRuns(results: SweepResults): number {
  let count = 0;
  for (const { arm } of failuresOf(results)) if (arm !== undefined) count += 1;
  return count;
}

function* taken(rows: Iterator<Row>, count: number): Generator<Row> {
  for (let i = 0; i < count; i += 1) {
    const next = rows.next();
    if (next.done === true) return;
    yield next.value;
  }
}

function tableOf<Entry>(name: string, columns: readonly Column<Entry>[], entries: Iterable<Entry>): Table {
  const values = columns.map((): (string | number | undefined)[] => []);
  for (const entry of entries) for (const [i, { of }] of columns.entries()) values[i].push(of(entry));
  return {
    name,
    variables: columns.map(({ name: variable, label, unit, definition, type }, i) => ({
      name: variable,
      label,
      unit,
      definition,
      type,
      values: values[i] as (string | undefined)[] | number[],
    })),
  };
}

function* csvOfRows<Entry>(
  columns: readonly Column<Entry>[],
  entries: Iterable<Entry>,
  signal: AbortSignal | undefined,
): Generator<string> {
  let lines = [columns.map(({ name }) => name).join(',')];
  for (const entry of entries) {
    if (lines.length >= linesAtOnce) {
      signal?.throwIfAborted();
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
    lines.push(csvLine(columns.map(({ of }) => of(entry))));
  }
  yield `${lines.join('\n')}\n`;
}

/** A larger sweep in the same folder may have left parts that are none of this one. */
function dropOldParts(folder: string, parts: number): void {
  drop(folder, (name) => partName.test(name) && Number.parseInt(name.slice(5), 10) >= parts);
}

/** Who was killed while it wrote has left files that never got their names. */
function dropPartials(folder: string): void {
  drop(folder, (name) => partialName.test(name));
}

function drop(folder: string, isOld: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) if (isOld(name)) rmSync(join(folder, name), { force: true });
}
