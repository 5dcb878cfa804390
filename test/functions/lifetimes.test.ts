import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { claimedId } from '../../functions/app/claim.ts';
import type { Service } from '../../functions/app/service.ts';
import { StorageCare } from '../../functions/local/storage-care.ts';
import { DamageRegister } from '../../functions/ports/damage.ts';
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

const owner = 'o';
const lives = new Map([
  [documentKey(owner, 'd'), 10],
  [resultKey(owner, 'r', 'f'), 10],
  [chunkKey(owner, 'c'), 20],
  [manifestKey(owner, 'm', { known: 0, planned: 1 }), 20],
  [`${sweepRunsPrefix(owner, 'v')}s.runs`, 30],
]);

/** A store in which nothing points to the documents and results of `lives`, which were all released at a time. */
const storeOf = (at: number, keys: readonly string[] = [...lives.keys()]) =>
  ({
    pointers: () => [],
    released: () => keys.map((key) => ({ key, at })),
    retain: () => Promise.resolve(),
  }) as unknown as Store;

test('each kind of object is kept for just its lifetime, and removed a millisecond later', async () => {
  const removed = async (now: number, sweepRunLife?: number) => {
    const objects = {
      *list() {
        for (const key of lives.keys()) yield { key, size: 1, modified: new Date(1000) };
      },
      remove: () => Promise.resolve(),
    } as unknown as ObjectStore;
    const rule = { now, grace: 10, chunkLife: 20, ...(sweepRunLife !== undefined && { sweepRunLife }) };
    return [...(await sweepOrphans(storeOf(1000), objects, owner, rule)).removed].sort();
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

test('a service removes what was released an hour ago, and results of chunks after 30 days', async () => {
  const ages = { files: told.get('files')!, chunks: told.get('results')! };
  expect(ages).toEqual({ files: unit.hour, chunks: 30 * unit.day });
  const now = 1_800_000_000_000;
  const objectsByAge = [
    [documentKey(owner, 'young'), ages.files, true],
    [documentKey(owner, 'old'), ages.files + 1, false],
    [resultKey(owner, 'young', 'f'), ages.files, true],
    [resultKey(owner, 'old', 'f'), ages.files + 1, false],
    [chunkKey(owner, 'young'), ages.chunks, true],
    [chunkKey(owner, 'old'), ages.chunks + 1, false],
  ] as const;
  const removed: string[] = [];
  const objects = {
    *list() {
      for (const [key, age] of objectsByAge) yield { key, size: 1, modified: new Date(now - age) };
    },
    remove: (key: string) => Promise.resolve(void removed.push(key)),
  } as unknown as ObjectStore;
  const store = storeOf(
    0,
    objectsByAge.map(([key]) => key),
  );
  const care = new StorageCare({ store, objects, damage: new DamageRegister() }, owner, () => undefined);
  care.isChecked = true;
  await care.sweep(now);
  expect(removed).toEqual(objectsByAge.filter(([, , isKept]) => !isKept).map(([key]) => key));
});
