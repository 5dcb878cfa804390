import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runChunk } from '#lab';
import { parse } from '#scenarios';
import { measureNames } from '#sim-core';
import { scenarioAt } from '../../lab/sweep/point-scenario.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { runKey } from '../../lab/sweep/run-key.ts';
import type { RunResult } from '../../lab/sweep/run-result.ts';
import { runSweepChunk } from '../../lab/sweep/run-sweep-chunk.ts';
import { decode, encode, recordBytes } from '../../lab/sweep/store/record.ts';
import { RunStore } from '../../lab/sweep/store/run-store.ts';
import { type SweepProgress, runSweep } from '../../lab/sweep/run-sweep.ts';
import { workerFile } from '../lab/worker-file.ts';
import { folder, sources, sweepOf, withStore, writtenKeys } from './fixture.ts';

const alone = { workers: 1 } as const;

test('a sweep runs every point, arm and replication, and gives each run what the kernel gives', async () => {
  const sweep = sweepOf();
  await withStore(folder(), async (store) => {
    const account = await runSweep(sweep, { store, ...alone });
    expect(account).toMatchObject({ done: 36, computed: 36, reused: 0, failed: 0 });
    const parsing = scenarioAt(sweep, 4);
    if (!parsing.ok) throw new Error('faulty');
    const { scenario, hash } = parsing.loaded;
    const [{ measures, hashes }] = runChunk({ scenario, arms: ['isolated', 'cluster'], replications: [2] });
    const run = store.read(runKey(hash, 'cluster', 2));
    expect(run).toEqual({
      isFailed: false,
      stateHash: hashes[1],
      measures: measures.slice(measureNames.length),
    });
  });
});

test('an identical run is never computed twice, in this sweep or the next', async () => {
  const root = folder();
  // A title reaches no result: its points meet in one scenario.
  const repeated = sweepOf({
    factors: [
      { at: 'organisationCount', values: [5, 6] },
      { at: '/title', values: ['One', 'Other'] },
    ],
  });
  const first = await withStore(root, (store) => runSweep(repeated, { store, ...alone }));
  expect(first).toMatchObject({ done: 24, computed: 12, reused: 12 });
  const again = await withStore(root, (store) => runSweep(repeated, { store, ...alone }));
  expect(again).toMatchObject({ done: 24, computed: 0, reused: 24 });
  // A superset of the arms and replications lacks only what is new.
  const more = sweepOf({
    factors: [{ at: 'organisationCount', values: [5, 6] }],
    arms: ['isolated', 'cluster', 'hub'],
    replications: 4,
  });
  const third = await withStore(root, (store) => runSweep(more, { store, ...alone }));
  expect(third).toMatchObject({ done: 24, computed: 12, reused: 12 });
  expect(new Set(writtenKeys(root)).size).toBe(writtenKeys(root).length);
});

test('runs of another version of the results are left alone', async () => {
  const root = folder();
  await withStore(root, (store) => runSweep(sweepOf({ factors: [] }), { store, ...alone }));
  const other = new RunStore(root, `${resultsVersion()}x`);
  expect(other.count).toBe(0);
  other.close();
});

test('an arm added later gives what it would have given beside the others', async () => {
  const factors = [{ at: 'exportShare', min: 0.3, max: 0.3, levels: 1 }];
  const arms = ['isolated', 'cluster', 'consolidated'];
  const read = (root: string) =>
    withStore(root, (store) => {
      const parsing = scenarioAt(sweepOf({ factors }), 0);
      if (!parsing.ok) throw new Error('faulty');
      return (['isolated', 'cluster', 'consolidated'] as const).map((arm) =>
        store.read(runKey(parsing.loaded.hash, arm, 1)),
      );
    });
  const together = folder();
  await withStore(together, (store) => runSweep(sweepOf({ factors, arms }), { store, ...alone }));
  const apart = folder();
  for (const own of arms)
    await withStore(apart, (store) => runSweep(sweepOf({ factors, arms: [own] }), { store, ...alone }));
  expect(await read(apart)).toEqual(await read(together));
});

test('fresh computes again what former sessions have, and the newer run counts from then on', async () => {
  const root = folder();
  const sweep = sweepOf({ factors: [] });
  await withStore(root, (store) => runSweep(sweep, { store, ...alone }));
  const account = await withStore(root, (store) => runSweep(sweep, { store, ...alone }), true);
  expect(account).toMatchObject({ done: 6, computed: 6, reused: 0 });
  expect(writtenKeys(root)).toHaveLength(12);
  expect(await withStore(root, (store) => store.count)).toBe(6);
});

test('a point whose values make no scenario fails, and the others are run', async () => {
  // Only one of the two scenarios has organisations of its own, into which the other factor points.
  const organisations = ['a', 'b', 'c'].map((id) => ({ id, kind: 'firm', capacity: 50 }));
  const { document } = sources.scenarios.get('small')!;
  const parsing = parse({ ...document, parameters: { burnInYears: 0, branchYears: 1 }, organisations });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.issues));
  const given = { scenarios: new Map([...sources.scenarios, ['listed', parsing.loaded]]) };
  const factors = [
    { at: '/organisations/0/capacity', values: [10, 20] },
    { at: 'scenario', values: ['listed', 'small'] },
  ];
  const sweep = sweepOf({ factors, scenario: 'listed' }, given);
  const account = await withStore(folder(), (store) => runSweep(sweep, { store, ...alone }));
  expect(account).toMatchObject({ done: 24, computed: 12, failed: 12 });
  expect([0, 1, 2, 3].map((point) => account.ledger.isFaulty(point))).toEqual([false, true, false, true]);
});

test('a run that fails is told with its reason, and those after it are run', () => {
  const { scenario, hash } = sources.scenarios.get('small')!;
  const kept: RunResult[] = [];
  const arms = ['isolated', 'cluster'] as const;
  // Luck has no such replication.
  const runs = [2 ** 26, 0].map((replication) => ({ replication, arms }));
  runSweepChunk({ parts: [{ scenario, hash, runs }] }, (results) => kept.push(...results));
  expect(kept.map(({ arm, replication, outcome }) => [arm, replication, outcome.isFailed])).toEqual([
    ['isolated', 2 ** 26, true],
    ['cluster', 2 ** 26, true],
    ['isolated', 0, false],
    ['cluster', 0, false],
  ]);
  const bytes = Buffer.alloc(recordBytes);
  encode(kept[1], bytes, 0);
  expect(decode(bytes, 0)).toEqual(kept[1].outcome);
  expect(kept[1].outcome).toHaveProperty('message', expect.stringContaining('replication requires'));
});

test('every replication is handed over before the next begins', () => {
  const { scenario, hash } = sources.scenarios.get('small')!;
  const runs = [0, 1, 2].map((replication) => ({ replication, arms: ['cluster'] as const }));
  const kept: number[] = [];
  const keep = ([{ replication }]: readonly RunResult[]) => {
    if (replication === 1) throw new Error('cut off');
    kept.push(replication);
  };
  expect(() => runSweepChunk({ parts: [{ scenario, hash, runs }] }, keep)).toThrow('cut off');
  expect(kept).toEqual([0]);
});

test('two workers and one give the same runs, whatever the chunks', async () => {
  const sweep = sweepOf({ replications: 20 });
  const worker = await workerFile();
  const [one, two] = [folder(), folder()];
  await withStore(one, (store) => runSweep(sweep, { store, workers: 1 }));
  await withStore(two, (store) => runSweep(sweep, { store, workers: 2, worker }));
  expect(readdirSync(join(two, resultsVersion()))).toHaveLength(2);
  expect(writtenKeys(two).sort()).toEqual(writtenKeys(one).sort());
  await withStore(one, (first) =>
    withStore(two, (second) => {
      for (const key of writtenKeys(one)) {
        const words = key.split('-').map(Number) as unknown as Parameters<typeof first.read>[0];
        expect(second.read(words)).toEqual(first.read(words));
      }
    }),
  );
});

test('a limit runs the first runs of the design, in whole replications, and the rest another time', async () => {
  const root = folder();
  const sweep = sweepOf();
  const first = await withStore(root, (store) => runSweep(sweep, { store, limit: 9, ...alone }));
  expect(first).toMatchObject({ done: 10, computed: 10 });
  const rest = await withStore(root, (store) => runSweep(sweep, { store, ...alone }));
  expect(rest).toMatchObject({ done: 36, computed: 26, reused: 10 });
});

test('a precision is sought point by point, up to the cap', async () => {
  const rule = { outcome: 'turnover', arm: 'cluster', halfWidth: 1e9, cap: 40 };
  const factors = [{ at: 'organisationCount', values: [5, 6] }];
  const sweep = sweepOf({ factors, replications: rule });
  const easy = await withStore(folder(), (store) => runSweep(sweep, { store, ...alone }));
  expect([0, 1].map((point) => easy.ledger.countOf(point))).toEqual([24, 24]);
  const seen: SweepProgress[] = [];
  const hard = await withStore(folder(), (store) =>
    runSweep(sweepOf({ factors, replications: { ...rule, halfWidth: 1e-9, cap: 29 } }), {
      store,
      ...alone,
      onProgress: (progress) => seen.push(progress),
    }),
  );
  expect([0, 1].map((point) => hard.ledger.countOf(point))).toEqual([29, 29]);
  expect(seen.at(-1)).toMatchObject({ done: 116, planned: 116, isForecast: true });
});

test('a damaged or torn record is dropped and computed again', async () => {
  const root = folder();
  const sweep = sweepOf({ factors: [] });
  await withStore(root, (store) => runSweep(sweep, { store, ...alone }));
  const place = join(root, resultsVersion());
  const [name] = readdirSync(place);
  const bytes = readFileSync(join(place, name));
  bytes[100] ^= 1;
  writeFileSync(join(place, name), bytes);
  appendFileSync(join(place, name), bytes.subarray(0, 50));
  const account = await withStore(root, async (store) => {
    expect([store.count, store.damagedCount]).toEqual([5, 1]);
    return runSweep(sweep, { store, ...alone });
  });
  expect(account).toMatchObject({ done: 6, computed: 1, reused: 5 });
});

test('a store has room for one process, and a dead one’s lock is taken over', async () => {
  const root = folder();
  await withStore(root, () => {
    // The process that started this one lives.
    writeFileSync(join(root, 'lock'), String(process.ppid));
    expect(() => new RunStore(root, resultsVersion())).toThrow('works in the store');
  });
  writeFileSync(join(root, 'lock'), '999999999');
  await withStore(root, () => undefined);
  expect(readdirSync(root)).not.toContain('lock');
});

test('an abort stops in the middle, and what had ended stays', async () => {
  const root = folder();
  const controller = new AbortController();
  const stopped = withStore(root, (store) =>
    runSweep(sweepOf({ replications: 500 }), {
      store,
      ...alone,
      signal: controller.signal,
      onProgress: ({ done }) => done >= 10 && controller.abort(new Error('enough')),
    }),
  );
  await expect(stopped).rejects.toThrow('enough');
  const kept = writtenKeys(root).length;
  expect(kept).toBeGreaterThanOrEqual(10);
  const rest = await withStore(root, (store) =>
    runSweep(sweepOf({ replications: 500 }), { store, ...alone, limit: 2 * kept }),
  );
  expect(rest.reused).toBe(kept);
});
