import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { claimedId } from '../../functions/app/claim.ts';
import type { Service } from '../../functions/app/service.ts';
import { localOwner, startService } from '../../functions/local/start-service.ts';
import type { ObjectStore } from '../../functions/ports/object-store.ts';
import type { Store } from '../../functions/ports/store.ts';
import {
  chunkKey,
  documentKey,
  manifestKey,
  resultKey,
  sweepRunsPrefix,
} from '../../functions/steps/object-keys.ts';
import { sweepOrphans } from '../../functions/steps/sweep-orphans.ts';

const unit = { hour: 3_600_000, day: 86_400_000 };
/** The lifetimes of docs/service.md, in milliseconds, by the beginning of what they are of. */
const told = new Map(
  [...readFileSync('docs/service.md', 'utf8').matchAll(/^\| ([^|]+) \| (\d+) (hour|day)s? \|$/gm)].map(
    ([, what, count, of]) => [what.split(' ')[0], Number(count) * unit[of as keyof typeof unit]],
  ),
);

afterEach(() => vi.useRealTimers());

test('an Idempotency-Key is remembered for a day', async () => {
  vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ['Date'] });
  const claims: number[][] = [];
  const claim = (
    _: string,
    __: string,
    value: { id: string; digest: string },
    now: number,
    until: number,
  ) => {
    claims.push([now, until]);
    return Promise.resolve(value);
  };
  const service = { store: { claim } } as unknown as Service;
  await claimedId(service, { owner: 'o', idempotencyKey: 'k', digest: 'd' });
  expect(claims).toEqual([[1_800_000_000, 1_800_000_000 + told.get('which')! / 1000]]);
  expect(told.get('which')).toBe(unit.day);
});

test('each kind of object is kept for just its lifetime, and removed a millisecond later', async () => {
  const owner = 'o';
  const lives = new Map([
    [documentKey(owner, 'd'), 10],
    [resultKey(owner, 'r', 'f'), 10],
    [chunkKey(owner, 'c'), 20],
    [manifestKey(owner, 'm', { known: 0, planned: 1 }), 20],
    [`${sweepRunsPrefix(owner, 'v')}s.runs`, 30],
  ]);
  const removed = async (now: number, sweepRunLife?: number) => {
    const objects = {
      *list() {
        for (const key of lives.keys()) yield { key, size: 1, modified: new Date(1000) };
      },
      remove: () => Promise.resolve(),
    } as unknown as ObjectStore;
    const store = { pointers: () => [] } as unknown as Store;
    const rule = { now, grace: 10, chunkLife: 20, ...(sweepRunLife !== undefined && { sweepRunLife }) };
    return (await sweepOrphans(store, objects, owner, rule)).sort();
  };
  const olderThan = (life: number) =>
    [...lives.entries()].flatMap(([key, own]) => (own < life ? [key] : [])).sort();
  for (const life of [10, 20, 30]) {
    expect(await removed(1000 + life, 30)).toEqual(olderThan(life));
    expect(await removed(1001 + life, 30)).toEqual(olderThan(life + 1));
  }
  // On one machine, runs of sweeps are known for good.
  expect(await removed(Number.MAX_SAFE_INTEGER)).toEqual(olderThan(30));
});

test('a start removes what nothing points to after an hour, and results of chunks after 30 days', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carat-lives-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const worker = join(folder, 'worker.js');
  writeFileSync(worker, '');
  const minute = unit.hour / 60;
  const ages = { files: told.get('files')!, chunks: told.get('results')! };
  const objects = [
    [documentKey(localOwner, 'young'), ages.files - minute, true],
    [documentKey(localOwner, 'old'), ages.files + minute, false],
    [resultKey(localOwner, 'young', 'f'), ages.files - minute, true],
    [resultKey(localOwner, 'old', 'f'), ages.files + minute, false],
    [chunkKey(localOwner, 'young'), ages.chunks - minute, true],
    [chunkKey(localOwner, 'old'), ages.chunks + minute, false],
  ] as const;
  for (const [key, age] of objects) {
    const path = join(folder, 'objects', key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
    utimesSync(path, new Date(), new Date(Date.now() - age));
  }
  const service = await startService({
    folder,
    port: 0,
    worker: pathToFileURL(worker),
    log: () => undefined,
  });
  await service.stop();
  for (const [key, , isKept] of objects)
    expect([key, existsSync(join(folder, 'objects', key))]).toEqual([key, isKept]);
  expect(ages).toEqual({ files: unit.hour, chunks: 30 * unit.day });
});
