import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readResults } from '../../../cli/sweep/read-results.ts';
import { writeSweepResults } from '../../../lab/sweep/results/write-results.ts';
import { runSweep } from '../../../lab/sweep/run-sweep.ts';
import type { RunStore } from '../../../lab/sweep/store/run-store.ts';
import { storedSamples } from '../../../lab/sweep/summary/stored-samples.ts';
import { folder, sweepOf, withStore } from '../fixture.ts';

const { signal } = new AbortController();
const alone = { workers: 1 };
const turn = () => Promise.resolve();
const root = folder();

/** Runs a sweep in the shared store, and writes its results. */
async function resultsOf(changes: Record<string, unknown>, limit?: number): Promise<string> {
  const place = folder();
  const sweep = sweepOf(changes);
  await withStore(root, async (store) => {
    const { ledger } = await runSweep(sweep, { store, limit, ...alone });
    await writeSweepResults(place, { sweep, store, ledger });
  });
  return place;
}
const storedOf = (changes: Record<string, unknown>, given = root) =>
  withStore(given, (store: RunStore) => storedSamples(sweepOf(changes), store, turn));

test('the folder and the store of a sweep hold the same samples', async () => {
  const changes = { arms: ['cluster', 'isolated', 'hub'] };
  const read = await readResults(await resultsOf(changes), signal);
  expect(read.points).toHaveLength(6);
  expect(read.points[4].factors).toEqual([0.6, 6]);
  expect(read.outcomes[0]).toMatchObject({ label: 'Turnover', unit: 'k€/year' });
  expect(await storedOf(changes)).toEqual(read);
});

test('the folder and the store of a sweep count alike the runs in which an outcome has no value', async () => {
  const outcomes = ['turnover', { name: 'none', formula: 'turnover / (turnover - turnover)' }];
  const changes = { outcomes };
  const read = await readResults(await resultsOf(changes), signal);
  expect([read.ended, read.lacking]).toEqual([36, [0, 36]]);
  expect(await storedOf(changes)).toEqual(read);
});

test('a sweep that is cut short is told as far as it goes, in whole replications', async () => {
  const changes = { replications: 8, factors: [{ at: 'exportShare', values: [0.3, 0.4] }] };
  const cut = await readResults(await resultsOf(changes, 22), signal);
  expect([cut.unfinished, cut.points.map(({ samples }) => samples[0][0].length)]).toEqual([1, [8, 3]]);
  expect(await storedOf(changes)).toEqual(cut);
  expect(await storedOf(changes, folder())).toMatchObject({ unfinished: 2, points: [] });
});

test('a point whose precision is reached has no more pairs than the sweep gives it, though more are stored', async () => {
  const replications = { outcome: 'valueAdded', arm: 'cluster', halfWidth: 1e6, cap: 40 };
  const read = await readResults(await resultsOf({ factors: [], replications }), signal);
  await resultsOf({ factors: [], replications: 30 });
  const stored = await storedOf({ factors: [], replications });
  expect(stored.points[0].samples[0][0]).toHaveLength(24);
  expect(stored).toEqual(read);
  expect(stored.rule).toMatchObject({ outcome: 1, baseline: 'isolated', confidence: 0.95 });
});

test('runs and points that failed leave holes, not shifts', async () => {
  const place = await resultsOf({ factors: [] });
  writeFileSync(
    join(place, 'runs.csv'),
    [
      'point,replication,arm,turnover,value_added,employment,scenario_hash,state_hash',
      '0,0,isolated,1,2,3,a,b',
      '0,2,isolated,7,8,,a,b',
      '0,2,cluster,4,5,6,a,b',
      '',
    ].join('\n'),
  );
  const { points } = await readResults(place, signal);
  expect(points[0].samples.map(([turnover, , employment]) => [[...turnover], [...employment]])).toEqual([
    [
      [1, NaN, 7],
      [3, NaN, NaN],
    ],
    [
      [NaN, NaN, 4],
      [NaN, NaN, 6],
    ],
  ]);
});

test('what is no sweep, or damaged, is refused with its place', async () => {
  const empty = folder();
  await expect(readResults(empty, signal)).rejects.toThrow('it holds no results of a sweep');
  const place = await resultsOf({ factors: [] });
  for (const [name, text, told] of [
    ['sweep.json', '{"points": 3}', 'it is not what a sweep writes'],
    ['runs.csv', 'a,b\n1,2\n', 'runs.csv requires the columns'],
    ['runs.csv', 'point,replication,arm\n"', 'it cannot be read'],
    ['runs.csv', 'point,replication,arm,scenario_hash,state_hash\n', 'requires at least one outcome'],
    ['runs.csv', 'point,replication,arm,turnover,scenario_hash,state_hash\n0,0,hug,1,a,b\n', 'not 0, 0, hug'],
  ] as const) {
    const damaged = join(folder(), 'damaged');
    mkdirSync(damaged);
    cpSync(place, damaged, { recursive: true });
    writeFileSync(join(damaged, name), text);
    await expect(readResults(damaged, signal)).rejects.toThrow(told);
  }
});
