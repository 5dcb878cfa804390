import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { type Chunk, type Replication, runChunk } from './replicate.ts';
import { threadPool } from './thread-pool.ts';

/** Beside the bundle of which this file becomes a part. */
const bundledWorker = new URL('./worker.js', import.meta.url);

export interface PoolOptions {
  /** Threads; 1 runs in this thread. By default one per core, or 1 where no worker file is built. */
  readonly workers?: number | undefined;
  /** The bundled `lab/worker.ts`; by default `worker.js` beside this code. */
  readonly worker?: URL | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs replications 0, 1, 2 … and yields them in that order, however many threads work on them.
 *
 * Who stops reading stops the work: what was begun ahead is thrown away, so that results depend on the replications
 * read, never on speed.
 *
 * @param chunk what to run; the network, if asked for, is described for replication 0 alone
 * @param count replications at most
 * @throws the signal's reason when aborted
 */
export async function* replicate(
  chunk: Omit<Chunk, 'replications'>,
  count: number,
  options: PoolOptions = {},
): AsyncGenerator<Replication, void, undefined> {
  const part = (replication: number): Chunk => ({
    ...chunk,
    replications: [replication],
    withNetwork: chunk.withNetwork === true && replication === 0,
  });
  yield* inOrder({ part, run: runChunk, name: 'default' }, count, options);
}

/** Work that comes in parts with a number each. */
export interface PartedWork<Part, Result> {
  readonly part: (number: number) => Part;
  readonly run: (part: Part) => Result[];
  /** Under which `lab/worker.ts` exports `run`. */
  readonly name: string;
}

/**
 * Runs parts 0, 1, 2 … of some work and yields what they give in that order, as `replicate` does with replications.
 *
 * @param count parts at most
 * @throws the signal's reason when aborted
 */
export async function* inOrder<Part, Result>(
  work: PartedWork<Part, Result>,
  count: number,
  { workers, worker = bundledWorker, signal }: PoolOptions = {},
): AsyncGenerator<Result, void, undefined> {
  const isBuilt = existsSync(worker);
  if (!isBuilt && workers !== undefined && workers > 1) {
    throw new Error(`more than one worker requires the built worker file ${worker.pathname}`);
  }
  const threads = Math.min(count, workers ?? (isBuilt ? availableParallelism() : 1));
  if (threads > 1) return yield* inThreads(work, count, threads, worker, signal);
  for (let number = 0; number < count; number += 1) {
    // Lets timers, signals and the progress bar have their turn.
    await setImmediate();
    signal?.throwIfAborted();
    yield* work.run(work.part(number));
  }
}

async function* inThreads<Part, Result>(
  { part, name }: PartedWork<Part, Result>,
  count: number,
  threads: number,
  worker: URL,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result, void, undefined> {
  signal?.throwIfAborted();
  const pool = threadPool(worker, threads);
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', stop, { once: true });
    // A thread that cannot begin; and, once the work is thrown away, one that still answers for it, too late to matter.
    pool.on('error', reject);
  });
  aborted.catch(() => undefined);
  const begun: Promise<Result[]>[] = [];
  try {
    for (let read = 0; read < count; read += 1) {
      // Twice as many as threads, so that none waits while the first in order is slow.
      for (let next = read + begun.length; next < Math.min(count, read + 2 * threads); next += 1) {
        const task = pool.run(part(next), { name }) as Promise<Result[]>;
        // A failure is thrown when its turn comes; work thrown away has no turn.
        task.catch(() => undefined);
        begun.push(task);
      }
      yield* await Promise.race([begun.shift()!, aborted]);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.destroy();
  }
}
