import { mergeRun } from '../steps/merge-run.ts';
import { beginRun, finishRun } from '../steps/run-life.ts';
import { cloudObjects, cloudStore, setting } from './environment.ts';

export interface MergeEvent {
  readonly owner: string;
  readonly id: string;
  /** Replications whose chunks have run. */
  readonly count: number;
}

/** Whether the run has its answer; if not, up to what count to prepare the next round. */
export type MergeAnswer =
  | { readonly isDone: true }
  | { readonly isDone: false; readonly owner: string; readonly id: string; readonly count: number };

const store = cloudStore();
const objects = cloudObjects();

/** Sums the chunks of a run up; a merge that is repeated changes nothing. */
export async function handler({ owner, id, count }: MergeEvent): Promise<MergeAnswer> {
  const run = await beginRun(store, objects, owner, id, setting('CARAT_CODE'));
  if (!run) return { isDone: true };
  const { documentKey, plan, resultId } = run.record;
  const lines = run.linesOf(count);
  const outcome = await mergeRun({ owner, documentKey, plan, resultId, lines }, objects);
  if (!outcome.isDone) return { isDone: false, owner, id, count: outcome.next };
  await finishRun(store, run.record, outcome);
  return { isDone: true };
}
