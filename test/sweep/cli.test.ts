import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadLibrary } from '#scenarios';
import { bundledCarat } from '../cli/carat.ts';

const carat = await bundledCarat();
const { exportShare } = loadLibrary('biowin').scenario.parameters;
afterAll(() => carat.remove());
const shared = { organisationCount: 6, burnInYears: 0, branchYears: 1 };

function write(name: string, changes: Record<string, unknown> = {}): string {
  const sweep = {
    name: 'mine',
    title: 'My sweep',
    scenario: 'biowin',
    set: shared,
    arms: ['cluster', 'isolated'],
    factors: [{ at: 'exportShare', min: 0.2, max: 0.6 }],
    design: { kind: 'one-at-a-time' },
    replications: 2,
    outcomes: ['turnover', { name: 'productivity', formula: 'valueAdded / employment', unit: 'k€/employee' }],
    ...changes,
  };
  writeFileSync(join(carat.folder, name), JSON.stringify(sweep));
  return name;
}

test('plan tells runs, time here and cost on AWS, and stores nothing', async () => {
  const { code, out } = await carat(['sweep', 'plan', write('plan.json')]);
  expect(code).toBe(0);
  expect(out).toMatch(/one-at-a-time: 3 points of 1 factor/);
  expect(out).toMatch(/runs +12\n/);
  expect(out).toMatch(/time here +about \d+ s on/);
  expect(out).toMatch(/cost on AWS +about \$0\.0/);
  expect(readdirSync(carat.folder)).not.toContain('.carat');
});

test('plan for programs adds up, and doubles when the runs do', async () => {
  const plan = async (replications: number) => {
    const { out } = await carat([
      'sweep',
      'plan',
      write('json.json', { replications }),
      '--json',
      '--workers',
      '2',
    ]);
    return JSON.parse(out) as {
      runs: number;
      secondsEach: number;
      secondsHere: number;
      cloud: Record<string, number>;
    };
  };
  const one = await plan(1000);
  const two = await plan(2000);
  expect([one.runs, two.runs]).toEqual([6000, 12000]);
  expect(one.secondsHere).toBeCloseTo((3000 * one.secondsEach) / 2, 6);
  const { lambda, stepFunctions, storage, total } = one.cloud;
  expect(lambda + stepFunctions + storage).toBeCloseTo(total, 12);
  expect(lambda).toBeCloseTo(
    3000 * one.secondsEach * 1.5 * 1.769 * 0.0000133334 + one.cloud.batches * 0.2e-6,
    9,
  );
});

test('a sweep runs, tells what it did, and knows everything the second time', async () => {
  const file = write('run.json');
  const first = await carat(['sweep', file, '--out', 'results']);
  expect(first.code, first.err).toBe(0);
  expect(first.out).toContain(
    '3 points, 12 runs: 12 computed, 0 known before\nnone failed\n12 rows in results',
  );
  const rows = readFileSync(join(carat.folder, 'results', 'runs.csv'), 'utf8')
    .trim()
    .split('\n');
  expect(rows[0]).toBe('point,replication,arm,export_share,turnover,productivity,scenario_hash,state_hash');
  // The base is a point of its own, and has the scenario’s own export share.
  expect(rows[1].split(',').slice(0, 4)).toEqual(['0', '0', 'isolated', String(exportShare)]);
  const second = await carat(['sweep', file, '--out', 'results', '--workers', '1', '--json']);
  expect(JSON.parse(second.out)).toMatchObject({ runs: 12, computed: 0, reused: 12, rows: 12, failures: 0 });
  const fresh = await carat(['sweep', file, '--out', 'results', '--fresh', '--json']);
  expect(JSON.parse(fresh.out)).toMatchObject({ computed: 12, reused: 0 });
});

test('a list of points comes from a table beside the sweep, and scenarios from files beside it', async () => {
  mkdirSync(join(carat.folder, 'deep'), { recursive: true });
  const { out: starter } = await carat(['scenarios', 'biowin', '--json']);
  writeFileSync(join(carat.folder, 'deep', 'mine.json'), starter);
  writeFileSync(join(carat.folder, 'deep', 'points.csv'), 'export_share,region\n0.3,mine.json\n0.5,biowin\n');
  const file = write('deep/list.json', {
    scenario: 'mine.json',
    factors: [
      { at: 'scenario', name: 'region', values: ['mine.json', 'biowin'] },
      { at: 'exportShare', min: 0.2, max: 0.6 },
    ],
    design: { kind: 'list', file: 'points.csv' },
    replications: 1,
  });
  const { code, err } = await carat(['sweep', file, '--out', 'listed']);
  expect(code, err).toBe(0);
  const rows = readFileSync(join(carat.folder, 'listed', 'runs.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  expect(rows.map((row) => row.split(',').slice(2, 5).join())).toEqual([
    'isolated,mine.json,0.3',
    'cluster,mine.json,0.3',
    'isolated,biowin,0.5',
    'cluster,biowin,0.5',
  ]);
});

test('every fault is told at once, with its place and a remedy, before anything runs', async () => {
  const file = write('faulty.json', {
    factors: [
      { at: 'exportShar', min: 0.2, max: 0.6 },
      { at: 'contactRate', min: 50, max: 10 },
      { at: '/organisations/0/capacity', values: [1] },
    ],
    outcomes: ['turnovr', { name: 'ratio', formula: 'turnover /' }],
  });
  const { code, err } = await carat(['sweep', file, '--limit', '0']);
  expect(code).toBe(2);
  expect(err).toContain('--limit requires a whole number from 1');
  expect(err).toContain('--out is missing');
  expect(err).toContain('did you mean "exportShare"');
  expect(err).toContain('/factors/1/max');
  expect(err).toContain('/factors/2/at');
  expect(err).toContain('did you mean "turnover"');
  expect(err).toContain('/outcomes/1/formula');
});

test('what is no sweep is refused: a wrong shape, a missing file, a store in use', async () => {
  const wrong = await carat([
    'sweep',
    write('wrong.json', { design: { kind: 'cube' }, replicatons: 3 }),
    '--out',
    'x',
  ]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('/replicatons');
  expect(wrong.err).toContain('/design/kind');
  const missing = await carat(['sweep', 'meetings-and-trst', '--out', 'x']);
  expect(missing.err).toContain('did you mean "meetings-and-trust"');
  mkdirSync(join(carat.folder, 'busy'));
  writeFileSync(join(carat.folder, 'busy', 'lock'), String(process.pid));
  const busy = await carat(['sweep', write('busy.json'), '--out', 'x', '--store', 'busy']);
  expect([busy.code, busy.err]).toEqual([
    2,
    expect.stringContaining(`process ${process.pid} works in the store`),
  ]);
});

test('the help names both forms, with examples', async () => {
  const { out } = await carat(['sweep', '--help']);
  expect(out).toContain('plan');
  expect(out).toContain('carat sweep my-sweep.json --out results');
  expect((await carat(['sweep', 'plan', '--help'])).out).toContain('carat sweep plan meetings-and-trust');
});
