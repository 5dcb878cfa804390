import { join } from 'node:path';
import type { ChunkRunner } from '../../lab/sweep/chunk-runner.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { runSweep } from '../../lab/sweep/run-sweep.ts';
import { RunStore } from '../../lab/sweep/store/run-store.ts';
import type { WorkProgress } from '../ports/engine.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { ownerPrefix, resultKey } from '../steps/object-keys.ts';
import { readStoredSweep } from '../steps/stored-sweep.ts';
import { type BegunSweep, type SweepResult, sweepFiles } from '../steps/sweep-life.ts';

export interface SweepThreads {
  readonly objects: ObjectStore;
  /** Folder of the same objects: results of sweeps are too large to pass through memory. */
  readonly folder: string;
  /** Threads for the time of the sweep. */
  readonly openRunner: () => ChunkRunner;
  readonly signal: AbortSignal;
  readonly tell: (progress: WorkProgress) => void;
}

/**
 * Runs what a sweep lacks, and writes its results where the objects lie.
 *
 * Runs are kept one by one, for every sweep of the owner: after a stop only those under way are lost. One sweep of an
 * owner at a time.
 */
export async function followSweep(
  { record: { owner, documentKey }, resultId }: BegunSweep,
  { objects, folder, openRunner, signal, tell }: SweepThreads,
): Promise<SweepResult> {
  const { sweep, limit } = await readStoredSweep(documentKey, objects);
  const store = new RunStore(join(folder, ownerPrefix(owner), 'sweep-runs'), resultsVersion());
  const runner = openRunner();
  try {
    const { ledger, computed, reused, failed } = await runSweep(sweep, {
      store,
      runner,
      limit,
      signal,
      onProgress: ({ done, planned, remainingSeconds }) =>
        tell({ done, planned, ...(Number.isFinite(remainingSeconds) && { remainingSeconds }) }),
    });
    const place = join(folder, resultKey(owner, resultId, ''));
    const { files } = await writeSweepResults(place, { sweep, store, ledger }, signal);
    return { account: { computed, reused, failed }, files: await sweepFiles(owner, resultId, files) };
  } finally {
    await runner.close();
    store.close();
  }
}
