import { Piscina } from 'piscina';
import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';
import type { Limits } from '../contract/limits.ts';
import type { Engine, Work, WorkProgress } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type Failure, isUnderWay, workStatuses } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { beginRun, failWork, finishRun } from '../steps/run-life.ts';
import { beginSweep, finishSweep } from '../steps/sweep-life.ts';
import { ChunkOverdue, secondsOf, within } from './chunk-limit.ts';
import { followRun } from './local-run.ts';
import { followSweep } from './local-sweep.ts';

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
/** Milliseconds after which threads without work end. */
const idleTimeout = 10_000;
/** Seconds that a rehearsal may take, beyond the replication that it has in hand. */
const rehearsalSeconds = 2;
/** Milliseconds after which a rehearsal is given up: its first replication alone takes too long. */
const rehearsalPatience = 10_000;

interface Active {
  readonly work: Work;
  readonly abort: AbortController;
  progress?: WorkProgress;
  ending: Promise<void>;
}

/** Does work in threads of this process. */
export class LocalEngine implements Engine {
  private readonly options: LocalEngineOptions;
  private readonly pool: Piscina;
  private readonly waiting: Work[] = [];
  private readonly active = new Map<string, Active>();
  private isClosed = false;

  constructor(options: LocalEngineOptions) {
    this.options = options;
    const { worker, threads, limits } = options;
    this.pool = new Piscina({
      filename: worker.href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout,
      resourceLimits: { maxOldGenerationSizeMb: limits.threadMegabytes },
    });
    // A thread that is ended in the midst of its work may still answer; the pool calls that an error.
    this.pool.on('error', () => undefined);
  }

  start(work: Work): Promise<void> {
    const isKnown = this.active.has(work.id) || this.waiting.some(({ id }) => id === work.id);
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
    const endings = [...this.active.values()].map(({ abort, ending }) => {
      abort.abort();
      return ending;
    });
    await Promise.all(endings);
    await this.pool.destroy();
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
      log('info', 'work ended', { kind, id, seconds: (performance.now() - start) / 1000 });
    } catch (error) {
      // Stopped: by its owner, who wrote that down, or by the end of the service, after which it is taken up.
      if (abort.signal.aborted) return;
      log('error', 'work failed', { kind, id, error: String((error as Error).stack ?? error) });
      await failWork(store, work, failureOf(error, limits)).catch((fault: unknown) =>
        log('error', 'failure not recorded', { kind, id, error: String(fault) }),
      );
    } finally {
      this.active.delete(id);
      this.next();
    }
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
      runLine: (line) => within(seconds, signal, (limited) => this.inThread('run', { line }, limited)),
      merge: (request) => this.inThread('merge', { request }, signal),
    });
    await finishRun(store, run.record, outcome);
  }

  private async doSweep(active: Active): Promise<void> {
    const { store, objects, folder, worker, threads, code } = this.options;
    const { owner, id } = active.work;
    const begun = await beginSweep(store, owner, id, code);
    if (!begun) return;
    const result = await followSweep(begun, {
      objects,
      folder,
      worker,
      threads,
      signal: active.abort.signal,
      tell: (progress) => (active.progress = progress),
    });
    await finishSweep(store, begun, result, true);
  }

  private inThread<Answer>(name: string, task: object, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    return this.pool.run({ folder: this.options.folder, ...task }, { name, signal }) as Promise<Answer>;
  }
}

function failureOf(error: unknown, { threadMegabytes }: Limits): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
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
