import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import {
  type Draft,
  type Table,
  csvOf,
  parquetOf,
  study,
  variableName,
  writeFiles,
  writeTogether,
} from '#lab';
import { measureNames, measures } from '#sim-core';
import { comparisonFrom } from '../../lab/stored-comparison.ts';
import { smallRegion } from './small-region.ts';

const { comparison, runs } = await study(smallRegion(), { arms: ['cluster'], replications: 2, workers: 1 });
const fileNames = [
  'runs.csv',
  'runs.parquet',
  'monthly.csv',
  'monthly.parquet',
  'codebook.csv',
  'comparison.json',
];

async function directory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'carat-files-'));
}

async function csvRows(path: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path, 'utf8'), { columns: true });
}

async function parquetRows(path: string): Promise<Record<string, unknown>[]> {
  const bytes = await readFile(path);
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
}

test('a comparison is written as two tables in CSV and Parquet, a codebook and JSON, and nothing else', async () => {
  const place = join(await directory(), 'deep', 'results');
  const paths = await writeFiles(place, comparison, runs);
  expect(paths).toEqual(fileNames.map((name) => join(place, name)));
  expect((await readdir(place)).sort()).toEqual([...fileNames].sort());
  const stored: unknown = JSON.parse(await readFile(join(place, 'comparison.json'), 'utf8'));
  expect(comparisonFrom(stored)).toEqual(comparison);
});

test('runs hold a row per replication and arm, with every measure to the bit, in CSV as in Parquet', async () => {
  const place = await directory();
  await writeFiles(place, comparison, runs);
  const csv = await csvRows(join(place, 'runs.csv'));
  const parquet = await parquetRows(join(place, 'runs.parquet'));
  expect(csv.map(({ replication, arm }) => `${replication} ${arm}`)).toEqual([
    '0 isolated',
    '0 cluster',
    '1 isolated',
    '1 cluster',
  ]);
  for (const [row, cells] of csv.entries()) {
    const run = runs[Math.floor(row / 2)];
    for (const [i, name] of measureNames.entries()) {
      const value = run.measures[(row % 2) * measureNames.length + i];
      expect(Number(cells[variableName(name)])).toBe(value);
      expect(parquet[row][variableName(name)]).toBe(value);
    }
    expect(cells.state_hash).toBe(run.hashes[row % 2]);
    expect(parquet[row].arm).toBe(cells.arm);
  }
});

test('monthly holds a row per replication, arm and month, whose turnover adds up to that of the run', async () => {
  const place = await directory();
  await writeFiles(place, comparison, runs);
  const rows = await parquetRows(join(place, 'monthly.parquet'));
  expect(rows.length).toBe(2 * 2 * 48);
  expect(await csvRows(join(place, 'monthly.csv'))).toHaveLength(rows.length);
  const cluster = rows.filter(({ replication, arm }) => replication === 1 && arm === 'cluster');
  expect(cluster.map(({ month }) => month)).toEqual(Array.from({ length: 48 }, (_, i) => i - 24));
  const yearly = cluster.slice(24).reduce((sum, { turnover }) => sum + (turnover as number), 0) / 2;
  const turnover = runs[1].measures[measureNames.length + measureNames.indexOf('turnover')];
  expect(yearly / turnover).toBeCloseTo(1, 12);
});

test('the codebook explains every variable of every table, in the words of the registry', async () => {
  const place = await directory();
  await writeFiles(place, comparison, runs);
  const book = await csvRows(join(place, 'codebook.csv'));
  for (const file of ['runs', 'monthly']) {
    const header = Object.keys((await csvRows(join(place, `${file}.csv`)))[0]);
    expect(book.filter((row) => row.file === file).map(({ variable }) => variable)).toEqual(header);
  }
  for (const { label, definition } of book) expect(label && definition).not.toBe('');
  const row = book.find(({ variable }) => variable === 'export_turnover')!;
  expect(row.definition).toContain(measures.exportTurnover.description);
  expect([row.label, row.unit]).toEqual(['Export turnover', 'k€/year']);
});

test('every variable has a name of its own, valid in R, Python and Stata', () => {
  const names = measureNames.map(variableName);
  for (const name of names) expect(name).toMatch(/^[a-z_][a-z0-9_]{0,31}$/);
  expect(new Set(names).size).toBe(names.length);
  expect(() => variableName('aNameOfMoreThanThirtyTwoCharacters')).toThrow(RangeError);
  expect(() => variableName('lambda')).toThrow('valid in R, Python and Stata');
  expect(() => variableName('2ndSkill')).toThrow(RangeError);
});

test('texts that a spreadsheet would run are made harmless, and numbers stay numbers', () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a,b', 'say "x"', 'two\nlines', 'plain'];
  const numbers = [-1, 1e-7, 0.1 + 0.2, 1e21, NaN, Infinity, -0.5, 2, 3, 4];
  const variable = { label: '', unit: '', definition: '' };
  const table: Table = {
    name: 'cells',
    variables: [
      { ...variable, name: 'words', type: 'text', values: texts },
      { ...variable, name: 'figures', type: 'real', values: numbers },
    ],
  };
  const rows: Record<string, string>[] = parse(csvOf(table), { columns: true });
  expect(rows.map(({ words }) => words)).toEqual(texts.map((text, i) => (i < 6 ? `'${text}` : text)));
  expect(rows.map(({ figures }) => (figures === '' ? NaN : Number(figures)))).toEqual(
    numbers.map((number) => (Number.isFinite(number) ? number : NaN)),
  );
});

test('what is missing is an empty cell in CSV and null in Parquet, never a number', async () => {
  const variable = { label: '', unit: '', definition: '' };
  const tableOf = (figures: number[], counts: number[], words: (string | undefined)[]): Table => ({
    name: 'cells',
    variables: [
      { ...variable, name: 'figures', type: 'real', values: figures },
      { ...variable, name: 'counts', type: 'whole', values: counts },
      { ...variable, name: 'words', type: 'text', values: words },
    ],
  });
  const bytesOf = (table: Table) => parquetOf(table).slice().buffer;
  const some = tableOf([1.5, NaN, Infinity, 0], [NaN, 7, NaN, 0], ['a', undefined, '', 'b']);
  expect(csvOf(some)).toBe('figures,counts,words\n1.5,,a\n,7,\n,,\n0,0,b\n');
  expect(await parquetReadObjects({ file: bytesOf(some) })).toEqual([
    { figures: 1.5, counts: null, words: 'a' },
    { figures: null, counts: 7, words: null },
    { figures: null, counts: null, words: '' },
    { figures: 0, counts: 0, words: 'b' },
  ]);
  const nothing = tableOf([NaN, NaN], [NaN, NaN], [undefined, undefined]);
  const none = { figures: null, counts: null, words: null };
  expect(await parquetReadObjects({ file: bytesOf(nothing) })).toEqual([none, none]);

  // The schema does not depend on what is missing: parts of one table are read together.
  const whole = tableOf([1], [2], ['a']);
  for (const table of [some, nothing, whole, tableOf([], [], [])])
    expect(
      parquetMetadata(bytesOf(table))
        .schema.slice(1)
        .map((column) => column.repetition_type),
    ).toEqual(['OPTIONAL', 'OPTIONAL', 'OPTIONAL']);
  const nulls = parquetMetadata(bytesOf(some)).row_groups[0].columns.map((column) =>
    Number(column.meta_data?.statistics?.null_count),
  );
  expect(nulls).toEqual([2, 2, 1]);
  expect(() => parquetOf(tableOf([0], [2 ** 31], ['a']))).toThrow('column counts requires whole numbers');
});

test('a fault midway leaves the old files as they were, and nothing half-written', async () => {
  const place = await directory();
  await writeFile(join(place, 'first.txt'), 'old');
  const faulty = writeTogether(place, [
    ['first.txt', () => 'new'],
    [
      'second.txt',
      () => {
        throw new Error('no more memory');
      },
    ],
  ]);
  await expect(faulty).rejects.toThrow('no more memory');
  expect(await readdir(place)).toEqual(['first.txt']);
  expect(await readFile(join(place, 'first.txt'), 'utf8')).toBe('old');
});

test('an abort while writing leaves the old file and nothing else, even at the last', async () => {
  for (const last of [0, 1]) {
    const place = await directory();
    await writeFile(join(place, 'file-0.txt'), 'old');
    const controller = new AbortController();
    const drafts = [0, 1].map((i): Draft => {
      return [`file-${i}.txt`, () => (i === last && controller.abort(new Error('enough')), 'new')];
    });
    await expect(writeTogether(place, drafts, controller.signal)).rejects.toThrow('enough');
    expect(await readdir(place)).toEqual(['file-0.txt']);
    expect(await readFile(join(place, 'file-0.txt'), 'utf8')).toBe('old');
  }
});
