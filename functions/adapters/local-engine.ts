import { Piscina } from 'piscina';
import type { Engine, Work, WorkProgress } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { workStatuses, isUnderWay, type Failure } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { MergeOutcome, MergeRequest } from '../steps/merge-run.ts';
import type { ChunkLine } from '../steps/plan-chunks.ts';
import { type BegunRun, beginRun, failRun, finishRun } from '../steps/run-life.ts';
import type { LineOutcome } from '../steps/run-line.ts';

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
  readonly log: Log;
}

/** Runs that share the threads; the others wait in the order in which they came. */
const runsAtOnce = 2;
/** Milliseconds after which threads without work end. */
const idleTimeout = 10_000;

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
    const { worker, threads } = options;
    this.pool = new Piscina({ filename: worker.href, minThreads: 0, maxThreads: threads, idleTimeout });
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
    for (const status of workStatuses.filter(isUnderWay)) {
      let after: string | undefined;
      do {
        const page = await this.options.store.list('run', owner, { limit: 100, after, equal: { status } });
        left.push(...page.records.map(({ id }) => ({ kind: 'run' as const, owner, id })));
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
    while (this.active.size < runsAtOnce && this.waiting.length > 0) {
      const work = this.waiting.shift()!;
      const active: Active = { work, abort: new AbortController(), ending: Promise.resolve() };
      this.active.set(work.id, active);
      active.ending = this.finish(active);
    }
  }

  private async finish(active: Active): Promise<void> {
    const { work, abort } = active;
    const { store, objects, code, log } = this.options;
    const begun = performance.now();
    try {
      const run = await beginRun(store, objects, work.owner, work.id, code);
      if (run) {
        await this.follow(run, active);
        log('info', 'run finished', { run: work.id, seconds: seconds(begun) });
      }
    } catch (error) {
      // Stopped: by its owner, who wrote that down, or by the end of the service, after which it is taken up.
      if (abort.signal.aborted) return;
      log('error', 'run failed', { run: work.id, error: String((error as Error).stack ?? error) });
      await failRun(store, work.owner, work.id, failureOf(error)).catch((fault: unknown) =>
        log('error', 'failure not recorded', { run: work.id, error: String(fault) }),
      );
    } finally {
      this.active.delete(work.id);
      this.next();
    }
  }

  private async follow(run: BegunRun, active: Active): Promise<void> {
    const { record } = run;
    const { owner, documentKey, plan, resultId } = record;
    const { signal } = active.abort;
    let done = 0;
    for (let count = run.count; ;) {
      const lines = run.linesOf(count);
      done = await this.runLines(
        lines.filter(({ replications }) => replications.at(-1)! >= done),
        {
          active,
          done,
          count,
        },
      );
      const request = { owner, documentKey, plan, resultId, lines };
      const outcome = await this.inThread<MergeOutcome>(
        'merge',
        { request } satisfies { request: MergeRequest },
        signal,
      );
      if (outcome.isDone) return finishRun(this.options.store, record, outcome);
      count = outcome.next;
    }
  }

  /** Runs lines in all threads. @returns replications done in all */
  private async runLines(
    lines: readonly ChunkLine[],
    { active, done, count }: { active: Active; done: number; count: number },
  ): Promise<number> {
    const { signal } = active.abort;
    const begun = performance.now();
    const before = lines[0]?.replications[0] ?? done;
    let now = before;
    active.progress = { done: now, planned: count };
    const queue = [...lines];
    const lane = async () => {
      for (let line = queue.shift(); line; line = queue.shift()) {
        const { replications } = await this.inThread<LineOutcome>('run', { line }, signal).catch(
          (error: unknown) => {
            // Where one line fails, the run does: the others need not be begun.
            queue.length = 0;
            throw error;
          },
        );
        now += replications;
        const pace = seconds(begun) / (now - before);
        active.progress = { done: now, planned: count, remainingSeconds: pace * (count - now) };
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: this.options.threads }, lane));
    for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
    return now;
  }

  private inThread<Answer>(name: string, task: object, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    return this.pool.run({ folder: this.options.folder, ...task }, { name, signal }) as Promise<Answer>;
  }
}

function failureOf(error: unknown): Failure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return { code: 'storage-full', message: 'no space is left for results: free some, then start it again' };
  return { code: 'fault', message: 'the simulation met a fault of ours; the log of the service tells more' };
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
