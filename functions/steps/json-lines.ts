import type { ObjectStore } from '../ports/object-store.ts';

/** Stores values one a line, as a distributed map reads them. */
export async function writeLines(
  objects: ObjectStore,
  key: string,
  values: readonly unknown[],
): Promise<void> {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  await objects.put(key, new TextEncoder().encode(text));
}

/** @returns none where there is no such object */
export async function readLines<Value>(objects: ObjectStore, key: string): Promise<Value[]> {
  const bytes = await objects.get(key);
  const text = new TextDecoder().decode(bytes).trimEnd();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Value);
}
