import type { Piscina } from 'piscina';
import { threadPool } from '../../lab/thread-pool.ts';
import type { Limits } from '../contract/limits.ts';
import { within } from './chunk-limit.ts';

/** Milliseconds after which threads without work end. */
const idleTimeout = 10_000;

/** Threads that may take so much memory, and that work which takes too long is taken off. */
export class ThreadPool {
  private readonly pool: Piscina;
  private readonly waiting: (() => void)[] = [];
  private free: number;

  /** @param worker the bundled `functions/local/worker.ts` */
  constructor(worker: URL, threads: number, { threadMegabytes }: Limits) {
    this.free = threads;
    this.pool = threadPool(worker, threads, { idleTimeout, threadMegabytes });
    // A thread that is ended in the midst of its work may still answer; the pool calls that an error.
    this.pool.on('error', () => undefined);
  }

  /**
   * Does a task as soon as a thread is free.
   *
   * @param name what the worker file calls it
   * @param seconds from its beginning, not from when it began to wait; none where left out
   * @throws ChunkOverdue after that
   */
  async run<Answer>(name: string, task: object, signal: AbortSignal, seconds?: number): Promise<Answer> {
    if (this.free === 0) await new Promise<void>((next) => this.waiting.push(next));
    else this.free -= 1;
    try {
      signal.throwIfAborted();
      const work = (until: AbortSignal) => this.pool.run(task, { name, signal: until }) as Promise<Answer>;
      return await (seconds === undefined ? work(signal) : within(seconds, signal, work));
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /** Ends at once; what is under way is dropped. */
  close(): Promise<void> {
    return this.pool.destroy();
  }
}
