import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChunkRunner } from '../../lab/sweep/chunk-runner.ts';
import { Dispatcher } from '../../lab/sweep/dispatcher.ts';
import type { KeptChunk } from '../../lab/sweep/keep-chunk.ts';
import { failed } from '../../lab/sweep/run-sweep-chunk.ts';
import { segmentPath } from '../../lab/sweep/store/run-store.ts';
import { createSegment } from '../../lab/sweep/store/segment.ts';
import { runKey } from '../../lab/sweep/run-key.ts';
import { RunIndex } from '../../lab/sweep/store/run-index.ts';
import { createTally } from '../../lab/sweep/tally.ts';
import { folder, sources, withStore } from './fixture.ts';

test('the index finds every run, in at most 100 bytes each', () => {
  const index = new RunIndex();
  const count = 100_000;
  const key = (i: number) => {
    const hash = (Math.imul(i, 2654435761) >>> 0).toString(16).padStart(8, '0') + '0000abcd';
    return runKey(hash, i % 2 === 0 ? 'isolated' : 'cluster', i % 7);
  };
  for (let i = 0; i < count; i += 1) index.set(key(i), { segment: i % 3, slot: i });
  expect(index.count).toBe(count);
  expect(index.bytes / count).toBeLessThanOrEqual(100);
  for (let i = 0; i < count; i += 1) if (index.get(key(i))?.slot !== i) throw new Error(`run ${i} is lost`);
  expect(index.get(runKey('00000000ffffffff', 'cluster', 0))).toBe(undefined);
});

test('work is taken in only as fast as it is done: a longer sweep has no more of it in memory', async () => {
  const { scenario, hash } = sources.scenarios.get('small')!;
  const peakOf = async (parts: number) => {
    let atOnce = 0;
    let peak = 0;
    let done = 0;
    const runner: ChunkRunner = {
      threads: 2,
      async run({ chunk }: KeptChunk) {
        const replications = chunk.parts.reduce((sum, { runs }) => sum + runs.length, 0);
        atOnce += replications;
        peak = Math.max(peak, atOnce);
        await pause(0);
        atOnce -= replications;
        done += replications;
        return { replications, seconds: 0.1 * replications };
      },
      close: () => Promise.resolve(),
    };
    await withStore(folder(), async (store) => {
      const dispatcher = new Dispatcher(runner, store, createTally(), () => undefined, undefined);
      for (let part = 0; part < parts; part += 1)
        await dispatcher.add({ scenario, hash, runs: [{ replication: part, arms: ['cluster'] }] });
      await dispatcher.finish();
      dispatcher.end();
    });
    expect(done).toBe(parts);
    return peak;
  };
  // Ten replications make a chunk of a second; twice as many chunks as threads are under way.
  expect(await peakOf(200)).toBe(40);
  expect(await peakOf(1000)).toBe(40);
});

test('a store that was interrupted a thousand times is read with few open files', async () => {
  const root = folder();
  const { hash } = sources.scenarios.get('small')!;
  const segments = 1200;
  await withStore(root, ({ folder: place }) => {
    for (let session = 1; session <= segments; session += 1) {
      const writer = createSegment(segmentPath(place, String(session).padStart(6, '0'), 1));
      writer.append([failed(hash, 'cluster', session, new Error(`run ${session}`))]);
      writer.close();
    }
  });
  const openFiles = () => readdirSync('/proc/self/fd').length;
  await withStore(root, (store) => {
    const before = openFiles();
    expect([store.count, store.session]).toEqual([segments, '001201']);
    for (let session = 1; session <= segments; session += 1)
      expect(store.read(runKey(hash, 'cluster', session))).toEqual({
        isFailed: true,
        message: `run ${session}`,
      });
    expect(openFiles() - before).toBeLessThanOrEqual(64);
  });
});
