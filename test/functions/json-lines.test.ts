import { expect, test } from 'vitest';
import type { ObjectStore } from '../../functions/ports/object-store.ts';
import { readLines, writeLines } from '../../functions/steps/json-lines.ts';

test('values that are written one a line are read back, and none where there is no such object', async () => {
  const kept = new Map<string, Uint8Array>();
  const objects = {
    put: (key: string, bytes: Uint8Array) => Promise.resolve(void kept.set(key, bytes)),
    get: (key: string) => Promise.resolve(kept.get(key)),
  } as unknown as ObjectStore;
  const values = [{ a: 1 }, 'two\nlines', [3]];
  await writeLines(objects, 'some', values);
  await writeLines(objects, 'none', []);
  expect(new TextDecoder().decode(kept.get('some')).split('\n')).toHaveLength(4);
  expect(await readLines(objects, 'some')).toEqual(values);
  expect([await readLines(objects, 'none'), await readLines(objects, 'gone')]).toEqual([[], []]);
});
