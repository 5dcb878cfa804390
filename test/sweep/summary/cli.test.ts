import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import { bundledCarat } from '../../cli/carat.ts';

const carat = await bundledCarat();
afterAll(() => carat.remove());
writeFileSync(
  join(carat.folder, 'sweep.json'),
  JSON.stringify({
    name: 'mine',
    title: 'My sweep',
    scenario: 'biowin',
    set: { organisationCount: 6, burnInYears: 0, branchYears: 1 },
    arms: ['cluster', 'isolated', 'hub'],
    factors: [{ at: 'exportShare', min: 0.2, max: 0.6 }],
    design: { kind: 'full-factorial' },
    replications: 4,
    outcomes: ['turnover', { name: 'productivity', formula: 'valueAdded / employment', unit: 'k€/employee' }],
  }),
);
const read = (name: string) => readFileSync(join(carat.folder, 'results', name), 'utf8');
const summary = (...words: string[]) => carat(['sweep', 'summary', ...words]);

test('a sweep is summarised in words of at most 80 columns, and in files beside its own', async () => {
  const run = await carat(['sweep', 'sweep.json', '--out', 'results', '--workers', '1']);
  expect(run.out).toContain('summarise it with: carat sweep summary results\n');
  const before = readdirSync(join(carat.folder, 'results'));
  const codebook = read('codebook.csv');
  const { code, out, err } = await summary('results', '--out', 'results');
  expect(code, err).toBe(0);
  expect(out).toContain('Turnover of the cluster differs from that of the same firms isolated at');
  expect(out).toContain('Turnover of a region routed through one hub differs');
  expect(out).toContain('one family of 8 tests');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);

  expect(readdirSync(join(carat.folder, 'results')).filter((name) => !before.includes(name))).toEqual([
    'differences.csv',
    'differences.parquet',
    'levels.csv',
    'levels.parquet',
    'main-effects.csv',
    'main-effects.parquet',
    'report.html',
    'summary-codebook.csv',
    'summary.json',
  ]);
  expect(read('codebook.csv')).toBe(codebook);
  expect(read('report.html')).toContain('2 points with 4 paired replications each, seed biowin');
  const { buffer, byteOffset, length } = readFileSync(join(carat.folder, 'results', 'differences.parquet'));
  const rows: Record<string, unknown>[] = await parquetReadObjects({
    file: buffer.slice(byteOffset, byteOffset + length),
  });
  const { differences } = JSON.parse(read('summary.json')) as {
    differences: { tested: { student: { low: number } }; adjusted: number; finding: string }[];
  };
  expect(rows.map(({ student_low: low, p_holm: p, finding }) => [low, p, finding])).toEqual(
    differences.map(({ tested, adjusted, finding }) => [tested.student.low, adjusted, finding]),
  );
  const variables = read('differences.csv').split('\n')[0].split(',');
  for (const variable of variables)
    expect(read('summary-codebook.csv')).toContain(`differences,${variable},`);
});

test('the file of a sweep gives what its folder does, and outcomes and baseline can be chosen', async () => {
  const file = await summary('sweep.json', '--json');
  expect(file.out).toBe(read('summary.json'));
  const chosen = await summary('results', '--json', '--baseline', 'hub', '--outcomes', 'productivity');
  const { differences } = JSON.parse(chosen.out) as { differences: { arm: string; outcome: string }[] };
  expect(differences.map(({ arm, outcome }) => `${arm} ${outcome}`)).toEqual([
    'isolated productivity',
    'isolated productivity',
    'cluster productivity',
    'cluster productivity',
  ]);
});

test('what cannot be told is refused with what to do', async () => {
  const options = await summary('results', '--margin', '0', '--rows', '0', '--baseline', 'clustr');
  expect(options.code).toBe(2);
  for (const told of ['--margin requires a number above 0', '--rows requires', 'did you mean "cluster"'])
    expect(options.err).toContain(told);
  const absent = await summary('results', '--baseline', 'planner', '--outcomes', 'turnovr');
  expect(absent.err).toContain('--baseline knows no "planner"');
  expect(absent.err).toContain('did you mean "turnover"');
  const store = await summary('sweep.json', '--store', 'nowhere');
  expect([store.code, store.err]).toEqual([2, expect.stringContaining('there is no such store of runs')]);
});
