import { runKey } from '../sweep/run-key.ts';
import { type SweepOptions, runSweep } from '../sweep/run-sweep.ts';
import { type PointRunner, pointResult, sweepOver } from './trial.ts';

/** Runs what the store lacks of some points, on all threads, and reads what they came to. */
export function storedPoints(options: Omit<SweepOptions, 'limit' | 'onProgress'>): PointRunner {
  return async (trial, points, onProgress) => {
    const { store } = options;
    const { ledger } = await runSweep(sweepOver(trial, points), {
      ...options,
      ...(onProgress && { onProgress }),
    });
    const results = points.map((_, index) => {
      const hash = ledger.hashOf(index);
      return pointResult(
        trial,
        hash === undefined ? undefined : (arm, replication) => store.read(runKey(hash, arm, replication)),
      );
    });
    return { values: results.map(({ values }) => values), hashes: results.map(({ hash }) => hash) };
  };
}
