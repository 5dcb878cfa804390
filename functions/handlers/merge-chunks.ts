import { type SweepRound, mergeSweep } from '../adapters/cloud-sweep.ts';
import type { Work } from '../ports/engine.ts';
import { mergeRun } from '../steps/merge-run.ts';
import { beginRun, finishRun } from '../steps/run-life.ts';
import { beginSweep, finishSweep } from '../steps/sweep-life.ts';
import { cloudObjects } from './cloud-objects.ts';
import { cloudStore } from './cloud-store.ts';
import { setting } from './environment.ts';
import type { Round } from './round.ts';

export interface MergeEvent extends Work {
  /** As it was prepared; its chunks have run. */
  readonly round: Round;
}

/** Whether the work has its answer; if not, what the next round begins from. */
export type MergeAnswer = { readonly isDone: true } | { readonly isDone: false; readonly round: Round };

const store = cloudStore();
const objects = cloudObjects();

/** Sums the chunks of a run or sweep up; a merge that is repeated changes nothing. */
export function handler({ kind, owner, id, round }: MergeEvent): Promise<MergeAnswer> {
  return kind === 'run' ? sumRun(owner, id, round.count!) : sumSweep(owner, id, round.sweep!);
}

async function sumRun(owner: string, id: string, count: number): Promise<MergeAnswer> {
  const run = await beginRun(store, objects, owner, id, setting('CARAT_CODE'));
  if (!run) return { isDone: true };
  const { documentKey, plan, resultId } = run.record;
  const lines = run.linesOf(count);
  const outcome = await mergeRun({ owner, documentKey, plan, resultId, lines }, objects);
  if (!outcome.isDone) return { isDone: false, round: { count: outcome.next } };
  await finishRun(store, run.record, outcome);
  return { isDone: true };
}

async function sumSweep(owner: string, id: string, round: SweepRound): Promise<MergeAnswer> {
  const begun = await beginSweep(store, owner, id, setting('CARAT_CODE'));
  if (!begun) return { isDone: true };
  const outcome = await mergeSweep(begun, round, objects);
  if (!outcome.isDone) return { isDone: false, round: { sweep: outcome.round } };
  await finishSweep(store, begun, outcome.result, outcome.isFinal);
  return { isDone: true };
}
