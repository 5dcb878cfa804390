import { type ChunkRunner, chunkRunner } from './chunk-runner.ts';
import { PointLedger } from './point-ledger.ts';
import { Dispatcher } from './dispatcher.ts';
import type { RunStore } from './store/run-store.ts';
import type { Sweep } from './sweep.ts';
import { type Tally, createTally, plannedRuns, progressOf } from './tally.ts';
import { roundOf, settleRound } from './round.ts';

/** How far a sweep is. */
export interface SweepProgress {
  /** Runs that are known by now, of `planned`. */
  readonly done: number;
  readonly planned: number;
  /** Whether a precision is sought, so that `planned` may still grow. */
  readonly isForecast: boolean;
  /** Of those done: found in the store, and failed. */
  readonly reused: number;
  readonly failed: number;
  /** Runs computed per second, and seconds until the end. */
  readonly rate: number;
  readonly remainingSeconds: number;
}

export interface SweepOptions {
  readonly store: RunStore;
  /** Threads; by default one per core, where the worker file is built. */
  readonly workers?: number | undefined;
  /** The bundled `lab/worker.ts`; by default `worker.js` beside this code. */
  readonly worker?: URL | undefined;
  /** Threads that are there already, and stay when the sweep ends; without, the sweep has its own. */
  readonly runner?: ChunkRunner | undefined;
  /** Runs at most, in the order of the design. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** What a sweep came to; the runs themselves lie in the store. */
export interface SweepAccount {
  readonly ledger: PointLedger;
  readonly done: number;
  readonly computed: number;
  readonly reused: number;
  readonly failed: number;
}

/**
 * Runs what a sweep still lacks in the store.
 *
 * What is stored does not depend on workers, chunks, order or interruptions; a run that the store has is not computed.
 *
 * @throws the signal's reason when aborted; what the system refuses
 */
export async function runSweep(sweep: Sweep, options: SweepOptions): Promise<SweepAccount> {
  const { store, workers, worker, limit, signal, onProgress } = options;
  signal?.throwIfAborted();
  const ledger = new PointLedger(sweep, limit);
  const tally = createTally();
  const tell = () => onProgress?.(progressOf(tally, plannedRuns(sweep, ledger), sweep));
  const runner = options.runner ?? chunkRunner(workers, worker);
  try {
    for (;;) {
      await finishRound(sweep, ledger, store, runner, tally, tell, signal);
      if (settleRound(sweep, ledger, store)) break;
    }
  } finally {
    if (!options.runner) await runner.close();
    store.refresh();
  }
  const { computed, reused, failed } = tally;
  return { ledger, done: computed + reused, computed, reused, failed };
}

async function finishRound(
  sweep: Sweep,
  ledger: PointLedger,
  store: RunStore,
  runner: ChunkRunner,
  tally: Tally,
  tell: () => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const dispatcher = new Dispatcher(runner, store, tally, tell, signal);
  try {
    for await (const part of roundOf(sweep, ledger, store, tally, signal)) await dispatcher.add(part);
    await dispatcher.finish();
  } finally {
    dispatcher.end();
  }
}
