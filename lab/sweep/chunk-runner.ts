import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { threadPool } from '../thread-pool.ts';
import { type ChunkAccount, type KeptChunk, endSession, keepChunk } from './keep-chunk.ts';

/** Beside the bundle of which this file becomes a part. */
const bundledWorker = new URL('./worker.js', import.meta.url);

/** Runs chunks, here or in threads. */
export interface ChunkRunner {
  readonly threads: number;
  run(chunk: KeptChunk): Promise<ChunkAccount>;
  /** Ends at once; what is under way is dropped. */
  close(): Promise<void>;
}

/**
 * A pool of threads where the worker file is built; else this thread, which is the same but slower.
 *
 * @param workers threads; by default one per core
 * @param worker the bundled `lab/worker.ts`; by default `worker.js` beside this code
 * @throws Error for more than one worker without the built file
 */
export function chunkRunner(workers: number | undefined, worker: URL = bundledWorker): ChunkRunner {
  if (!existsSync(worker)) {
    if (workers !== undefined && workers > 1)
      throw new Error(`more than one worker requires the built worker file ${worker.pathname}`);
    return inThisThread();
  }
  const threads = workers ?? availableParallelism();
  const pool = threadPool(worker, threads);
  // A thread that cannot begin; and, once the pool is closed, one that still answers for work that was dropped.
  const broken = new Promise<never>((_, reject) => pool.on('error', reject));
  broken.catch(() => undefined);
  return {
    threads,
    run: (chunk) => Promise.race([pool.run(chunk, { name: 'keepChunk' }) as Promise<ChunkAccount>, broken]),
    close: () => pool.destroy(),
  };
}

function inThisThread(): ChunkRunner {
  const sessions = new Map<string, KeptChunk>();
  return {
    threads: 1,
    async run(chunk) {
      // Lets timers and signals have their turn.
      await setImmediate();
      sessions.set(chunk.session, chunk);
      return keepChunk(chunk);
    },
    close() {
      for (const { folder, session } of sessions.values()) endSession(folder, session);
      return Promise.resolve();
    },
  };
}
