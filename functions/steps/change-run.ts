import { type RunRecord, isUnderWay } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** @returns the record, however it ended; undefined where there is no such run */
export async function cancelRun(store: Store, owner: string, id: string): Promise<RunRecord | undefined> {
  const cancelled = await changeRun(store, owner, id, (run) => ended(run, 'cancelled', {}));
  return cancelled ?? store.read('run', owner, id);
}

/** A run at its end. */
export function ended(run: RunRecord, status: RunRecord['status'], result: Partial<RunRecord>): RunRecord {
  return { ...run, ...result, status, finishedAt: new Date().toISOString() };
}

/**
 * Changes a run that is under way; reads again when somebody else changed it meanwhile.
 *
 * @returns undefined where there is no such run or it has ended
 */
export async function changeRun(
  store: Store,
  owner: string,
  id: string,
  change: (run: RunRecord) => RunRecord,
): Promise<RunRecord | undefined> {
  for (;;) {
    const run = await store.read('run', owner, id);
    if (!run || !isUnderWay(run.status)) return undefined;
    const changed = await store.replace('run', {
      ...change(run),
      updatedAt: new Date().toISOString(),
    });
    if (changed) return changed;
  }
}
