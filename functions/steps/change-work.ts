import {
  type Records,
  type ResultRecord,
  type RunRecord,
  type SweepRecord,
  type WorkStatus,
  isUnderWay,
} from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

type WorkKind = 'run' | 'sweep';

/** @returns the record, however it ended; undefined where there is none */
export async function cancelWork<Of extends WorkKind>(
  store: Store,
  kind: Of,
  owner: string,
  id: string,
): Promise<Records[Of] | undefined> {
  const cancelled = await changeWork(store, kind, owner, id, (record) => ended(record, 'cancelled', {}));
  return cancelled ?? store.read(kind, owner, id);
}

/** Ends a run with an answer that is there. @returns undefined where the run is not under way */
export async function reuseResult(
  store: Store,
  owner: string,
  id: string,
  { replications, files }: ResultRecord,
): Promise<RunRecord | undefined> {
  return changeWork(store, 'run', owner, id, (run) =>
    ended(run, 'succeeded', { replications, files, isReused: true }),
  );
}

/** A run or sweep at its end. */
export function ended<Kept extends RunRecord | SweepRecord>(
  record: Kept,
  status: WorkStatus,
  result: Partial<Kept>,
): Kept {
  return { ...record, ...result, status, finishedAt: new Date().toISOString() };
}

/**
 * Changes a run or sweep that is under way; reads again when somebody else changed it meanwhile.
 *
 * @returns undefined where there is none or it has ended
 */
export async function changeWork<Of extends WorkKind>(
  store: Store,
  kind: Of,
  owner: string,
  id: string,
  change: (record: Records[Of]) => Records[Of],
): Promise<Records[Of] | undefined> {
  for (;;) {
    const record = await store.read(kind, owner, id);
    if (!record || !isUnderWay(record.status)) return undefined;
    const changed = await store.replace(kind, {
      ...change(record),
      updatedAt: new Date().toISOString(),
    });
    if (changed) return changed;
  }
}
