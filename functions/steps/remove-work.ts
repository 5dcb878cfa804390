import type { ObjectStore } from '../ports/object-store.ts';
import type { Records, RunRecord, SweepRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { resultIdIn } from './object-keys.ts';

type WorkKind = 'run' | 'sweep';

/** Kinds of the records by which answers are found again. */
export const resultKinds = { run: 'result', sweep: 'sweepResult' } as const;

/**
 * Removes a run or sweep that has ended, and its result where no other of the owner has the same.
 *
 * What points goes before what it points to: a crash in between leaves objects without a record, which the sweep of orphans
 * removes, as it does the document.
 */
export async function removeWork<Of extends WorkKind>(
  store: Store,
  objects: ObjectStore,
  kind: Of,
  owner: string,
  id: string,
): Promise<void> {
  const record = await store.read(kind, owner, id);
  if (!record) return;
  const { files = [], documentKey } = record;
  await store.release(owner, [documentKey, ...files.map(({ key }) => key)], Date.now());
  const isAlone = files.length > 0 && !(await isShared(store, kind, record));
  if (isAlone) await removeRecord(store, resultKinds[kind], owner, resultIdIn(files[0].key));
  await removeRecord(store, kind, owner, id);
  // Who has asked for the same since then either found no result, or is found here.
  if (isAlone && !(await isShared(store, kind, record)))
    for (const { key } of files) await objects.remove(key);
}

/** Whether another of the owner's has, or may get, the same result. */
async function isShared<Of extends WorkKind>(store: Store, kind: Of, record: Records[Of]): Promise<boolean> {
  const { owner, id } = record;
  let after: string | undefined;
  do {
    const request = { limit: 100, after, equal: subjectOf(record), isCurrent: true };
    const page = await store.list(kind, owner, request);
    if (page.records.some((other) => other.id !== id)) return true;
    after = page.next;
  } while (after !== undefined);
  return false;
}

/** What the result follows from. */
function subjectOf(record: RunRecord | SweepRecord): Readonly<Record<string, string>> {
  return 'resultId' in record ? { resultId: record.resultId } : { documentKey: record.documentKey };
}

/** Removes a record, however often it is changed meanwhile. */
export async function removeRecord(
  store: Store,
  kind: WorkKind | (typeof resultKinds)[WorkKind],
  owner: string,
  id: string,
): Promise<void> {
  for (;;) {
    const record = await store.read(kind, owner, id);
    if (!record || (await store.remove(kind, owner, id, record.version))) return;
  }
}
