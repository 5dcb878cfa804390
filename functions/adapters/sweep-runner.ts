import type { ChunkRunner } from '../../lab/sweep/chunk-runner.ts';
import type { ChunkAccount } from '../../lab/sweep/keep-chunk.ts';
import type { SweepChunk } from '../../lab/sweep/run-sweep-chunk.ts';
import type { Limits } from '../contract/limits.ts';
import { replicationLoad } from '../steps/plan-chunks.ts';
import { secondsOf } from './chunk-limit.ts';
import { ThreadPool } from './thread-pool.ts';

/** Threads for one sweep, whose chunks may take so much time and memory: what fails by that is run by run. */
export function sweepRunner(worker: URL, threads: number, limits: Limits, signal: AbortSignal): ChunkRunner {
  const pool = new ThreadPool(worker, threads, limits);
  return {
    threads,
    run(kept) {
      const seconds = secondsOf(limits.chunkSeconds, loadOf(kept.chunk));
      return pool.run<ChunkAccount>('keepChunk', kept, signal, seconds);
    },
    close: () => pool.close(),
  };
}

/** Organisations times months of a chunk. */
function loadOf({ parts }: SweepChunk): number {
  return parts.reduce(
    (sum, { scenario, runs }) =>
      sum + runs.reduce((own, { arms }) => own + replicationLoad(scenario, arms.length), 0),
    0,
  );
}
