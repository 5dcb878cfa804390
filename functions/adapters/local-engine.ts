import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';
import type { Limits } from '../contract/limits.ts';
import type { Engine, Work, WorkProgress } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { isPassing } from '../ports/passing-fault.ts';
import { type Failure, isUnderWay, workStatuses } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { beginRun, failWork, finishRun } from '../steps/run-life.ts';
import { beginSweep, finishSweep } from '../steps/sweep-life.ts';
import { ChunkOverdue, secondsOf } from './chunk-limit.ts';
import { followRun } from './local-run.ts';
import { followSweep } from './local-sweep.ts';
import { sweepRunner } from './sweep-runner.ts';
import { ThreadPool } from './thread-pool.ts';

export interface LocalEngineOptions {
  readonly store: Store;
  readonly objects: ObjectStore;
  /** Folder of the same objects, for the threads. */
  readonly folder: string;
  /** The bundled `functions/local/worker.ts`. */
  readonly worker: URL;
  readonly threads: number;
  /** Version of the code that runs. */
  readonly code: string;
  readonly limits: Limits;
  readonly log: Log;
}

/** Works that share the threads; the others wait in the order in which they came. */
const worksAtOnce = 2;
/** Seconds that a rehearsal may take, beyond the replication that it has in hand. */
const rehearsalSeconds = 2;
/** Milliseconds after which a rehearsal is given up: its first replication alone takes too long. */
const rehearsalPatience = 10_000;

/** Milliseconds after which work is taken up again that a fault of database or objects stopped: doubled, up to the most. */
const [firstPause, mostPause] = [1000, 60_000];

interface Active {
  readonly work: Work;
  readonly abort: AbortController;
  progress?: WorkProgress;
  ending: Promise<void>;
}

/** Does work in threads of this process. */
export class LocalEngine implements Engine {
  private readonly options: LocalEngineOptions;
  private readonly pool: ThreadPool;
  private readonly waiting: Work[] = [];
  private readonly active = new Map<string, Active>();
  /** Work that waits for the end of a fault. */
  private readonly paused = new Map<string, NodeJS.Timeout>();
  /** Milliseconds of the last pause, by work. */
  private readonly pauses = new Map<string, number>();
  private isClosed = false;

  constructor(options: LocalEngineOptions) {
    this.options = options;
    const { worker, threads, limits } = options;
    this.pool = new ThreadPool(worker, threads, limits);
  }

  start(work: Work): Promise<void> {
    const { id } = work;
    const isKnown =
      this.active.has(id) || this.paused.has(id) || this.waiting.some((other) => other.id === id);
    if (!isKnown && !this.isClosed) this.waiting.push(work);
    this.next();
    return Promise.resolve();
  }

  observe({ id }: Work): Promise<WorkProgress | undefined> {
    return Promise.resolve(this.active.get(id)?.progress);
  }

  async rehearse(parts: readonly ScenarioRuns[]): Promise<number | undefined> {
    const signal = AbortSignal.timeout(rehearsalPatience);
    try {
      return await this.inThread<number>('rehearse', { parts, seconds: rehearsalSeconds }, signal);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  cancel({ id }: Work): Promise<void> {
    const place = this.waiting.findIndex((work) => work.id === id);
    if (place >= 0) this.waiting.splice(place, 1);
    clearTimeout(this.paused.get(id));
    this.paused.delete(id);
    this.pauses.delete(id);
    this.active.get(id)?.abort.abort();
    return Promise.resolve();
  }

  /**
   * Takes up what an owner's records say is under way, oldest first: after a start of the service.
   *
   * @returns the number of works taken up
   */
  async resume(owner: string): Promise<number> {
    const left: Work[] = [];
    for (const kind of ['run', 'sweep'] as const)
      for (const status of workStatuses.filter(isUnderWay)) {
        let after: string | undefined;
        do {
          const page = await this.options.store.list(kind, owner, { limit: 100, after, equal: { status } });
          left.push(...page.records.map(({ id }) => ({ kind, owner, id })));
          after = page.next;
        } while (after !== undefined);
      }
    left.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const work of left) await this.start(work);
    return left.length;
  }

  /** Stops the threads; what is under way is taken up by the next engine. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.waiting.length = 0;
    for (const timer of this.paused.values()) clearTimeout(timer);
    this.paused.clear();
    const endings = [...this.active.values()].map(({ abort, ending }) => {
      abort.abort();
      return ending;
    });
    await Promise.all(endings);
    await this.pool.close();
  }

  private next(): void {
    while (this.active.size < worksAtOnce) {
      // Two sweeps at once would write into one store of runs.
      const isSweeping = [...this.active.values()].some(({ work }) => work.kind === 'sweep');
      const place = this.waiting.findIndex(({ kind }) => kind === 'run' || !isSweeping);
      if (place < 0) return;
      const [work] = this.waiting.splice(place, 1);
      const active: Active = { work, abort: new AbortController(), ending: Promise.resolve() };
      this.active.set(work.id, active);
      active.ending = this.finish(active);
    }
  }

  private async finish(active: Active): Promise<void> {
    const { work, abort } = active;
    const { store, log, limits } = this.options;
    const start = performance.now();
    const { kind, id } = work;
    try {
      await (kind === 'run' ? this.doRun(active) : this.doSweep(active));
      this.pauses.delete(id);
      log('info', 'work ended', { kind, id, seconds: (performance.now() - start) / 1000 });
    } catch (error) {
      // Stopped: by its owner, who wrote that down, or by the end of the service, after which it is taken up.
      if (abort.signal.aborted) return;
      if (isPassing(error)) return this.pause(work, error);
      log('error', 'work failed', { kind, id, error: String((error as Error).stack ?? error) });
      await failWork(store, work, failureOf(error, limits)).catch((fault: unknown) =>
        this.pause(work, fault),
      );
    } finally {
      this.active.delete(id);
      this.next();
    }
  }

  /** Takes work up again later: what is stored of it by then is not done again. */
  private pause(work: Work, error: unknown): void {
    const { kind, id } = work;
    if (this.isClosed) return;
    const pause = Math.min(mostPause, 2 * (this.pauses.get(id) ?? firstPause / 2));
    this.pauses.set(id, pause);
    this.options.log('warning', 'work waits', { kind, id, seconds: pause / 1000, error: String(error) });
    const resume = () => {
      this.paused.delete(id);
      void this.start(work);
    };
    this.paused.set(id, setTimeout(resume, pause));
  }

  private async doRun(active: Active): Promise<void> {
    const { store, objects, threads, code, limits } = this.options;
    const { owner, id } = active.work;
    const { signal } = active.abort;
    const run = await beginRun(store, objects, owner, id, code);
    if (!run) return;
    const seconds = secondsOf(limits.chunkSeconds, run.lineLoad);
    const outcome = await followRun(run, {
      threads,
      signal,
      tell: (progress) => (active.progress = progress),
      runLine: (line) => this.inThread('run', { line }, signal, seconds),
      merge: (request) => this.inThread('merge', { request }, signal),
    });
    await finishRun(store, run.record, outcome);
  }

  private async doSweep(active: Active): Promise<void> {
    const { store, objects, folder, worker, threads, code, limits } = this.options;
    const { owner, id } = active.work;
    const { signal } = active.abort;
    const begun = await beginSweep(store, owner, id, code);
    if (!begun) return;
    const result = await followSweep(begun, {
      objects,
      folder,
      signal,
      openRunner: () => sweepRunner(worker, threads, limits, signal),
      tell: (progress) => (active.progress = progress),
    });
    await finishSweep(store, begun, result, true);
  }

  private inThread<Answer>(
    name: string,
    task: object,
    signal: AbortSignal,
    seconds?: number,
  ): Promise<Answer> {
    return this.pool.run<Answer>(name, { folder: this.options.folder, ...task }, signal, seconds);
  }
}

function failureOf(error: unknown, { threadMegabytes }: Limits): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  // What a thread throws has lost its code.
  if (/^(?:ENOSPC|EDQUOT)\b/.test(code ?? message))
    return { code: 'storage-full', message: 'no space is left for results: free some, then start it again' };
  if (error instanceof ChunkOverdue)
    return { code: 'overdue', message: `${message}: ask for fewer organisations or years` };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || message === 'Array buffer allocation failed')
    return {
      code: 'out-of-memory',
      message: `the simulation requires more memory than a thread may take, ${threadMegabytes} MB (limit threadMegabytes), or than the machine has: ask for fewer organisations`,
    };
  return { code: 'fault', message: 'the simulation met a fault of ours; the log of the service tells more' };
}
