import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { mirrorRuns } from '../../functions/adapters/mirrored-runs.ts';
import type { ObjectStore } from '../../functions/ports/object-store.ts';
import { sweepRunsPrefix } from '../../functions/steps/object-keys.ts';

const prefix = sweepRunsPrefix('o', 'v');

/** Objects of so many bytes each, the first the newest, of which the greatest number that was fetched at once is noted. */
function objectsOf(sizes: readonly number[], gone: readonly number[] = []) {
  const seen = { fetched: [] as string[], most: 0 };
  let now = 0;
  const objects = {
    *list() {
      for (const [i, size] of [...sizes.entries()].reverse())
        yield { key: `${prefix}${i}.runs`, size, modified: new Date(1e12 - i) };
    },
    async get(key: string) {
      now += 1;
      seen.most = Math.max(seen.most, now);
      seen.fetched.push(key.slice(prefix.length));
      await new Promise((wake) => setImmediate(wake));
      now -= 1;
      return gone.some((i) => key === `${prefix}${i}.runs`) ? undefined : new Uint8Array(0);
    },
  };
  return { seen, objects: objects as unknown as ObjectStore };
}

async function mirrored(sizes: readonly number[], gone: readonly number[] = []) {
  const { seen, objects } = objectsOf(sizes, gone);
  const mirror = await mirrorRuns(objects, 'o', 'v');
  const { keys, folder } = mirror;
  const home = dirname(folder);
  const isThere = existsSync(home);
  mirror.close();
  return {
    ...seen,
    keys: [...keys].map((key) => key.slice(prefix.length)).sort(),
    isThere,
    isLeft: existsSync(home),
  };
}

test('objects are fetched sixteen at a time, each once, and nothing is left behind', async () => {
  const { most, fetched, keys, isThere, isLeft } = await mirrored(Array.from({ length: 50 }, () => 1));
  expect([most, fetched.length, new Set(fetched).size, keys.length]).toEqual([16, 50, 50, 50]);
  expect([isThere, isLeft]).toEqual([true, false]);
});

test('the newest runs are taken in, as many bytes as docs/deploy.md says, and no older ones', async () => {
  const [, told] = /the newest (\d+) GB of them/.exec(readFileSync('docs/deploy.md', 'utf8'))!;
  const whole = 1e9 * Number(told);
  expect((await mirrored([whole / 2, whole / 2, 1])).keys).toEqual(['0.runs', '1.runs']);
  expect((await mirrored([whole / 2, whole / 2 + 1, 1])).keys).toEqual(['0.runs']);
});

test('an object that was removed since it was listed is one not known', async () => {
  expect((await mirrored([1, 1, 1], [1])).keys).toEqual(['0.runs', '2.runs']);
});
