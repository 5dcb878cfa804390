import type { Work } from '../ports/engine.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Failure, RunRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { changeWork, ended, reuseResult } from './change-work.ts';
import { type MergeOutcome, firstCount } from './merge-run.ts';
import { type ChunkLine, chunkSize, planChunks, replicationLoad, resultIdOf } from './plan-chunks.ts';
import { storedScenario } from './run-line.ts';

/** A run that is to go on: its record, and what chunks to work through first. */
export interface BegunRun {
  readonly record: RunRecord;
  readonly count: number;
  /** The chunks of the first `count` replications. */
  readonly linesOf: (count: number) => readonly ChunkLine[];
  /** Organisations times months of the largest chunk. */
  readonly lineLoad: number;
}

/**
 * Begins a run, or takes it up again after the death of whoever had begun it.
 *
 * @param code version of the code that will run; a run begun by other code starts afresh
 * @returns undefined where nothing is left to do: it ended, or its answer is there
 */
export async function beginRun(
  store: Store,
  objects: ObjectStore,
  owner: string,
  id: string,
  code: string,
): Promise<BegunRun | undefined> {
  const record = await changeWork(store, 'run', owner, id, (run) => ({
    ...run,
    status: 'running',
    resultId: resultIdOf(code, run.documentKey, run.plan),
  }));
  if (!record) return undefined;
  const { documentKey, plan, scenarioHash, resultId } = record;
  const result = await store.read('result', owner, resultId);
  if (result) {
    await reuseResult(store, owner, id, result);
    return undefined;
  }
  const { scenario } = await storedScenario(documentKey, objects);
  const size = chunkSize(scenario, plan.arms.length);
  const source = { owner, documentKey, scenarioHash, plan, size, code };
  const lineLoad = size * replicationLoad(scenario, plan.arms.length);
  return { record, count: firstCount(plan), linesOf: (count) => planChunks(source, count), lineLoad };
}

/** Ends a run with its answer, whose files are stored; a run that was cancelled meanwhile stays cancelled. */
export async function finishRun(
  store: Store,
  { owner, id, resultId }: RunRecord,
  { replications, files }: Extract<MergeOutcome, { isDone: true }>,
): Promise<void> {
  // Deleted meanwhile: nobody is to find what it gave.
  if (!(await store.read('run', owner, id))) {
    const keys = files.map(({ key }) => key);
    return store.release(owner, keys, Date.now());
  }
  const now = new Date().toISOString();
  // Whoever made the same answer before made the same files.
  await store.create('result', {
    owner,
    id: resultId,
    version: 1,
    createdAt: now,
    updatedAt: now,
    replications,
    files,
  });
  await changeWork(store, 'run', owner, id, (run) => ended(run, 'succeeded', { replications, files }));
}

/** Ends a run or sweep that a fault stopped. */
export async function failWork(store: Store, { kind, owner, id }: Work, failure: Failure): Promise<void> {
  await changeWork(store, kind, owner, id, (record) => ended(record, 'failed', { failure }));
}
