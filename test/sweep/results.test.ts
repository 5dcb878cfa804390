import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type WrittenResults, writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { runSweep } from '../../lab/sweep/run-sweep.ts';
import { scenarioAt } from '../../lab/sweep/point-scenario.ts';
import { failed } from '../../lab/sweep/run-sweep-chunk.ts';
import { segmentPath } from '../../lab/sweep/store/run-store.ts';
import { createSegment } from '../../lab/sweep/store/segment.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { folder, sweepOf, withStore } from './fixture.ts';

async function resultsOf(
  sweep: Sweep,
  place: string,
  root = folder(),
  limit?: number,
): Promise<WrittenResults> {
  return withStore(root, async (store) => {
    const { ledger } = await runSweep(sweep, { store, workers: 1, limit });
    return writeSweepResults(place, { sweep, store, ledger });
  });
}

const place = folder();
const sweep = sweepOf();
const written = await resultsOf(sweep, place);
const csvRows = (name: string, at = place): Record<string, string>[] =>
  parse(readFileSync(join(at, name)), { columns: true });

function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

test('runs come in the order of the design, a row for each point, replication and arm', () => {
  const rows = csvRows('runs.csv');
  expect(written).toMatchObject({ rows: 36, failures: 0 });
  expect(Object.keys(rows[0])).toEqual([
    ...['point', 'replication', 'arm', 'export_share', 'organisation_count'],
    ...['turnover', 'value_added', 'employment', 'scenario_hash', 'state_hash'],
  ]);
  const place = rows.map(({ point, replication, arm }) => `${point} ${replication} ${arm}`);
  expect(place.slice(0, 7)).toEqual([
    ...[
      '0 0 isolated',
      '0 0 cluster',
      '0 1 isolated',
      '0 1 cluster',
      '0 2 isolated',
      '0 2 cluster',
      '1 0 isolated',
    ],
  ]);
  expect(
    rows
      .slice(0, 36)
      .filter((_, i) => i % 6 === 0)
      .map((row) => [row.export_share, row.organisation_count]),
  ).toEqual([
    ['0.2', '5'],
    ['0.2', '6'],
    ['0.2', '7'],
    ['0.6', '5'],
    ['0.6', '6'],
    ['0.6', '7'],
  ]);
});

test('Parquet holds the same rows to the bit, in typed columns', async () => {
  const file = bytesOf(join(place, 'runs', 'part-00000.parquet'));
  const rows = await parquetReadObjects({ file });
  expect(rows.map((row) => Object.values(row).map(String))).toEqual(
    csvRows('runs.csv').map((row) => Object.values(row)),
  );
  const types = Object.fromEntries(
    parquetMetadata(file)
      .schema.slice(1)
      .map(({ name, type }) => [name, type]),
  );
  expect(types).toMatchObject({
    point: 'INT32',
    arm: 'BYTE_ARRAY',
    export_share: 'DOUBLE',
    turnover: 'DOUBLE',
  });
});

test('an outcome without a value is counted, empty in CSV and null in Parquet', async () => {
  const at = folder();
  const none = { name: 'none', formula: 'turnover / (turnover - turnover)' };
  const { lacking } = await resultsOf(sweepOf({ outcomes: ['turnover', none] }), at);
  expect(lacking).toEqual({ none: 36 });
  expect(new Set(csvRows('runs.csv', at).map((row) => row.none))).toEqual(new Set(['']));
  const rows = await parquetReadObjects({ file: bytesOf(join(at, 'runs', 'part-00000.parquet')) });
  expect(rows.every((row) => row.none === null)).toBe(true);
  expect(JSON.parse(readFileSync(join(at, 'sweep.json'), 'utf8'))).toMatchObject({ lacking: { none: 36 } });
  expect(written.lacking).toEqual({});
});

test('the codebook explains every variable of runs and failures with label, unit and definition', () => {
  const book = csvRows('codebook.csv');
  for (const name of ['runs', 'failures']) {
    const header = readFileSync(join(place, `${name}.csv`), 'utf8')
      .split('\n')[0]
      .split(',');
    expect(book.filter(({ file }) => file === name).map(({ variable }) => variable)).toEqual(header);
  }
  for (const { label, definition } of book) expect(label && definition).not.toBe('');
  expect(book.find(({ variable }) => variable === 'turnover')).toMatchObject({
    label: 'Turnover',
    unit: 'k€/year',
  });
});

test('the provenance names the scenario’s hash, version, engine and seeds', () => {
  const told = JSON.parse(readFileSync(join(place, 'sweep.json'), 'utf8')) as Record<string, unknown>;
  expect(told).toMatchObject({
    scenarioHash: sweep.base.hash,
    points: 6,
    rows: 36,
    seeds: { scenario: 'small', key: sweep.base.scenario.seed, design: 'tiny' },
    version: manifest.version,
    engine: { node: process.version },
  });
});

test('results written from a store are the same bytes as those of the first time', async () => {
  const root = folder();
  const [first, second] = [folder(), folder()];
  await resultsOf(sweep, first, root);
  await resultsOf(sweep, second, root);
  for (const name of ['runs.csv', 'failures.csv', 'codebook.csv', 'sweep.json', 'runs/part-00000.parquet'])
    expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name))), name).toBe(true);
});

test('a failed point is told with its inputs and its reason, and the runs go without it', async () => {
  const at = folder();
  // Two places that not every scenario has.
  const factors = [
    { at: 'scenario', values: ['small', 'biowin'] },
    { at: '/parameters/exportShare', values: [0.5] },
  ];
  const both = sweepOf({ factors, set: { organisationCount: 6, burnInYears: 0, branchYears: 1 } });
  both.scenarios.get('biowin')!.parameters.exportShare = 7;
  const broken: Sweep = {
    ...both,
    factors: both.factors.slice(0, 1),
    points: sweepOf({ factors: factors.slice(0, 1) }).points,
  };
  expect(await resultsOf(broken, at)).toMatchObject({ rows: 6, failures: 1 });
  const [failure, ...others] = csvRows('failures.csv', at);
  expect(others).toEqual([]);
  expect(failure).toMatchObject({ point: '1', scenario: 'biowin', replication: '', arm: '' });
  expect(failure.message).toContain('exportShare requires a number from');
  expect(new Set(csvRows('runs.csv', at).map(({ scenario }) => scenario))).toEqual(new Set(['small']));
});

test('a failed run is told with its inputs, and leaves the other rows alone', async () => {
  const [root, at] = [folder(), folder()];
  const parsing = scenarioAt(sweep, 1);
  if (!parsing.ok) throw new Error('faulty');
  await withStore(root, ({ folder: place, session }) => {
    const writer = createSegment(segmentPath(place, session, 'test'));
    writer.append([failed(parsing.loaded.hash, 'cluster', 2, new Error('out of luck'))]);
    writer.close();
  });
  expect(await resultsOf(sweep, at, root)).toMatchObject({ rows: 35, failures: 1 });
  expect(csvRows('failures.csv', at)).toEqual([
    {
      ...{ point: '1', replication: '2', arm: 'cluster', export_share: '0.2', organisation_count: '6' },
      ...{ scenario_hash: parsing.loaded.hash, message: 'out of luck' },
    },
  ]);
  const all = csvRows('runs.csv');
  expect(csvRows('runs.csv', at)).toEqual(
    all.filter(({ point, replication, arm }) => `${point} ${replication} ${arm}` !== '1 2 cluster'),
  );
});

test('parts of a larger sweep, and what a killed one left half-written, do not stay', async () => {
  const at = folder();
  mkdirSync(join(at, 'runs'));
  writeFileSync(join(at, 'runs', 'part-00001.parquet'), 'old');
  writeFileSync(join(at, 'runs', 'notes.txt'), 'mine');
  writeFileSync(join(at, 'runs', '.part-00000.parquet.123.partial'), 'half');
  writeFileSync(join(at, '.runs.csv.123.partial'), 'half');
  await resultsOf(sweep, at, folder(), 4);
  expect(readdirSync(join(at, 'runs'))).toEqual(['notes.txt', 'part-00000.parquet']);
  expect(readdirSync(at)).not.toContain('.runs.csv.123.partial');
  expect(csvRows('runs.csv', at)).toHaveLength(4);
});

/** Whether a program is here with what it needs. */
function runs(program: string, ...words: string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}

/** Of the results that the page’s example calls `trust`, what a snippet of the page makes of them. */
function told(program: string, language: string, print: string): string {
  const page = readFileSync('docs/sweeps.md', 'utf8');
  const snippet = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
  expect(snippet).toContain('runs');
  const at = folder();
  symlinkSync(place, join(at, 'trust'));
  writeFileSync(join(at, 'snippet'), `${snippet}\n${print}\n`);
  return execFileSync(program, ['snippet', 'trust'], { encoding: 'utf8', cwd: at })
    .trim()
    .split('\n')
    .at(-1)!;
}

function expectAllRows(count: string, total: string): void {
  const sum = csvRows('runs.csv').reduce((all, { turnover }) => all + Number(turnover), 0);
  expect(count).toBe('36');
  expect(Number(total) / sum).toBeCloseTo(1, 5);
}

const r = '/usr/bin/Rscript';

test.skipIf(!existsSync(r))('the R snippet of the page reads the runs and their labels', () => {
  const print = 'cat(nrow(runs), sum(runs$turnover), attr(runs$turnover, "label"), sep = "|")';
  const [count, total, label] = told(r, 'r csv', print).split('|');
  expectAllRows(count, total);
  expect(label).toBe('Turnover (k€/year)');
});

test.skipIf(!runs(r, '-e', 'loadNamespace("nanoparquet")'))('the R snippet of the page reads Parquet', () => {
  const print = 'cat(nrow(runs), sum(runs$turnover), class(runs$point), class(runs$arm), sep = "|")';
  const [count, total, ...types] = told(r, 'r parquet', print).split('|');
  expectAllRows(count, total);
  expect(types).toEqual(['integer', 'character']);
});

test.skipIf(!runs('python3', '-c', 'import pandas, pyarrow'))(
  'the Python snippet of the page reads Parquet and takes the gap at each point',
  () => {
    const print = 'print(len(runs), runs.turnover.sum(), gap.iloc[0], codebook.label["turnover"], sep="|")';
    const [count, total, gap, label] = told('python3', 'python', print).split('|');
    expectAllRows(count, total);
    const sum = (arm: string) =>
      csvRows('runs.csv')
        .filter((row) => row.point === '0' && row.arm === arm)
        .reduce((all, { turnover }) => all + Number(turnover), 0);
    expect(Number(gap)).toBeCloseTo(100 * (sum('cluster') / sum('isolated') - 1), 6);
    expect(label).toBe('Turnover');
  },
);
