import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundledCarat, tiny } from '../cli/carat.ts';

const carat = await bundledCarat();
afterAll(() => carat.remove());
const small = [...tiny, '--looks', '16'];

test('frontier draws a map, tells shares and the scenario’s own point, and writes files', async () => {
  const { code, out, err } = await carat([
    'frontier',
    'biowin',
    ...small,
    '--out',
    'drawn',
    '--store',
    'one',
    '--workers',
    '1',
  ]);
  expect(code, err).toBe(0);
  expect(out).toMatch(/has (more|less) turnover than one consolidated company/);
  expect(out).toContain('The scenario itself lies at fidelity 0.9 and');
  expect(out).toContain('◆');
  const read = (name: string) => readFileSync(join(carat.folder, 'drawn', name), 'utf8');
  expect(read('looks.csv').trim().split('\n')).toHaveLength(1 + 32);
  expect(read('map.csv').trim().split('\n')).toHaveLength(1 + 48 * 48);
  const report = read('report.html');
  expect(report).toContain('32 pairs of runs at 16 places');
  expect(report).toContain('seed biowin');
  expect(report).not.toContain('NaN');
});

test('frontier gives the same bytes with two workers, and again from the store', async () => {
  const call = (...more: string[]) => carat(['frontier', 'biowin', ...small, '--json', ...more]);
  const one = await call('--store', 'one', '--workers', '1');
  const two = await call('--store', 'two', '--workers', '2');
  expect(one.code, one.err).toBe(0);
  expect(two.out).toBe(one.out);
  const { pairs, share } = JSON.parse(one.out) as { pairs: number; share: { estimate: number } };
  expect(pairs).toBe(32);
  expect(share.estimate).toBeGreaterThanOrEqual(0);
});

test('frontier tells every fault of its options at once', async () => {
  const { code, err } = await carat([
    'frontier',
    'biowin',
    '--x',
    'fidelity=1..0',
    '--looks',
    '3',
    '--arm',
    'clustr',
  ]);
  expect(code).toBe(2);
  expect(err).toContain('--x requires two rising numbers');
  expect(err).toContain('--looks requires a whole number from 16');
  expect(err).toContain('did you mean "cluster"');
  const unknown = await carat(['frontier', 'biowin', '--y', 'fidelty=0..1']);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('--y')]);
  const outside = await carat(['frontier', 'biowin', '--y', 'redirectMean=0..7']);
  expect([outside.code, outside.err]).toEqual([2, expect.stringContaining('from 0 to 1')]);
});

test('sensitivity ranks, tells what cannot be told from luck, and writes files', async () => {
  const factors = 'demandRate,redirectMean,brokerCost';
  const words = ['sensitivity', 'biowin', ...tiny, '--factors', factors, '--size', '3', '--out', 'ranked'];
  const { code, out, err } = await carat([...words, '--workers', '1', '--store', 'one']);
  expect(code, err).toBe(0);
  expect(out).toContain('3 trajectories, 12 points with 2 replications each');
  expect(out).toMatch(/brokerCost +policy .* 0\.0 .* not told from luck/);
  const ranking = readFileSync(join(carat.folder, 'ranked', 'ranking.csv'), 'utf8');
  // Three trajectories are too few for an interval.
  expect(ranking).toContain('brokerCost,policy,0,,,0,0,,,,1,luck');
  const report = readFileSync(join(carat.folder, 'ranked', 'report.html'), 'utf8');
  expect(report).toContain('12 points with 2 replications each, 24 runs of each arm, seed biowin');
});

test('sensitivity by Sobol’ and by PAWN gives the same bytes with one worker and two', async () => {
  const shared = ['sensitivity', 'biowin', ...tiny, '--factors', 'demandRate,redirectMean', '--json'];
  for (const method of [
    ['--method', 'sobol', '--pairs', '--size', '4'],
    ['--method', 'pawn', '--size', '50'],
  ]) {
    const one = await carat([...shared, ...method, '--workers', '1', '--store', 'one']);
    const two = await carat([...shared, ...method, '--workers', '2', '--store', 'two']);
    expect(one.code, one.err).toBe(0);
    expect(two.out).toBe(one.out);
    expect((JSON.parse(one.out) as { rows: unknown[] }).rows).toHaveLength(2);
  }
});

test('sensitivity by Sobol’ writes all three orders with their intervals', async () => {
  const words = ['sensitivity', 'biowin', ...tiny, '--factors', 'demandRate,redirectMean', '--json'];
  const method = ['--method', 'sobol', '--pairs', '--size', '4', '--store', 'one', '--out', 'shares'];
  const { code, out, err } = await carat([...words, ...method]);
  expect(code, err).toBe(0);
  type Share = { estimate: number; low: number; high: number };
  const { rows, pairShares } = JSON.parse(out) as {
    rows: { name: string; size: Share; first: Share }[];
    pairShares: { names: string[]; share: Share }[];
  };
  const read = (name: string) => readFileSync(join(carat.folder, 'shares', name), 'utf8');
  const cells = (name: string) =>
    read(name)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  // A share that four rows do not determine is null in JSON, and an empty cell in a table.
  const numbers = ({ estimate, low, high }: Share) => [estimate, low, high].map((end) => String(end ?? ''));
  expect(cells('ranking.csv').map((row) => [row[0], ...row.slice(2, 5), ...row.slice(7, 10)])).toEqual(
    rows.map(({ name, size, first }) => [name, ...numbers(size), ...numbers(first)]),
  );
  expect(cells('pairs.csv')).toEqual(pairShares.map(({ names, share }) => [...names, ...numbers(share)]));
  expect(pairShares).toHaveLength(1);
  expect(read('codebook.csv')).toMatch(/^pairs,share,/m);
  expect(read('report.html')).toContain('What two bring only together');
});

test('sensitivity refuses what does not go together, and names what no outcome is', async () => {
  const { code, err } = await carat([
    'sensitivity',
    'biowin',
    '--method',
    'pawn',
    '--group',
    'corner',
    '--pairs',
  ]);
  expect(code).toBe(2);
  expect(err).toContain('--group does not go with --method pawn');
  expect(err).toContain('--pairs goes with --method sobol');
  const outcome = await carat(['sensitivity', 'biowin', '--factors', 'demandRate', '--outcome', 'turnovr']);
  expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining('did you mean "turnover"')]);
});

test('the plan tells how many runs there are, and stores nothing of them', async () => {
  const { code, out, err } = await carat(['frontier', 'biowin', ...tiny, '--plan', '--store', 'plan']);
  expect(code, err).toBe(0);
  expect(out).toMatch(/at most 128 pairs of runs at 64 places, about .* on \d+ threads?/);
});
