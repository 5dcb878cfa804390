import type { ChunkRunner } from './chunk-runner.ts';
import type { ChunkAccount } from './keep-chunk.ts';
import { runKey } from './run-key.ts';
import { type ScenarioRuns, failed } from './run-sweep-chunk.ts';
import { type RunStore, segmentPath } from './store/run-store.ts';
import { createSegment } from './store/segment.ts';
import type { Tally } from './tally.ts';

/** A chunk should keep a thread busy for about so long: short enough for progress, long enough to be worth sending. */
const targetSeconds = 1;
const mostReplications = 2000;

/** Code of the error of a runner that gives up a chunk which takes too long. */
export const overdueCode = 'ERR_CHUNK_OVERDUE';
/** Codes of errors that a single run of a chunk may be to blame for. */
const blamable: readonly unknown[] = ['ERR_WORKER_OUT_OF_MEMORY', overdueCode];

/** Packs work into chunks by what a replication takes, and keeps every thread supplied with the next one. */
export class Dispatcher {
  private readonly runner: ChunkRunner;
  private readonly store: RunStore;
  private readonly tally: Tally;
  private readonly tell: () => void;
  private readonly underWay = new Set<Promise<void>>();
  private readonly aborted: Promise<never>;
  private readonly stopHearing: () => void;
  private waiting: ScenarioRuns[] = [];
  private fault: Error | undefined;

  constructor(
    runner: ChunkRunner,
    store: RunStore,
    tally: Tally,
    tell: () => void,
    signal: AbortSignal | undefined,
  ) {
    this.runner = runner;
    this.store = store;
    this.tally = tally;
    this.tell = tell;
    let reject: (reason: Error) => void = () => undefined;
    this.aborted = new Promise<never>((_, refuse) => (reject = refuse));
    this.aborted.catch(() => undefined);
    const stop = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', stop, { once: true });
    this.stopHearing = () => signal?.removeEventListener('abort', stop);
  }

  /** Takes work in; waits while every thread has its next chunk. */
  async add(part: ScenarioRuns): Promise<void> {
    for (let from = 0; from < part.runs.length;) {
      const room = this.chunkSize() - replicationsIn(this.waiting);
      const runs = part.runs.slice(from, from + Math.max(1, room));
      this.waiting.push({ ...part, runs });
      from += runs.length;
      if (replicationsIn(this.waiting) >= this.chunkSize()) await this.send();
    }
  }

  /** Sends what waits, and waits until all is done. */
  async finish(): Promise<void> {
    if (this.waiting.length > 0) await this.send();
    while (this.underWay.size > 0) await this.next();
    this.refresh();
  }

  end(): void {
    this.stopHearing();
  }

  /** Replications of a chunk; one until it is known what one takes. */
  private chunkSize(): number {
    const { workSeconds, replications } = this.tally;
    if (replications === 0 || workSeconds === 0) return 1;
    return Math.max(1, Math.min(mostReplications, Math.floor((targetSeconds * replications) / workSeconds)));
  }

  private async send(): Promise<void> {
    const parts = this.waiting;
    this.waiting = [];
    const work: Promise<void> = this.run(parts)
      .catch((error: unknown) => void (this.fault ??= error as Error))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    // Twice as many chunks as threads, so that none waits for its next.
    while (this.underWay.size >= 2 * this.runner.threads) await this.next();
  }

  /** Waits until a chunk is done. */
  private async next(): Promise<void> {
    await Promise.race([...this.underWay, this.aborted]);
    if (this.fault) throw this.fault;
  }

  private async run(parts: readonly ScenarioRuns[]): Promise<void> {
    try {
      this.account(await this.runChunk(parts));
    } catch (error) {
      if (!isOfOneRun(error)) throw error;
      await this.isolate(parts);
    }
  }

  private runChunk(parts: readonly ScenarioRuns[]): Promise<ChunkAccount> {
    const { folder, session } = this.store;
    return this.runner.run({ chunk: { parts }, folder, session });
  }

  private account({ replications, seconds, refusal }: ChunkAccount): void {
    if (refusal) throw Object.assign(new Error(refusal.message), refusal);
    this.tally.replications += replications;
    this.tally.workSeconds += seconds;
    this.refresh();
  }

  private refresh(): void {
    const { added, failed: failures } = this.store.refresh();
    this.tally.computed += added;
    this.tally.failed += failures;
    this.tell();
  }

  /** A thread ran out of memory or time: finds the run to blame by running each alone, and records its failure. */
  private async isolate(parts: readonly ScenarioRuns[]): Promise<void> {
    this.refresh();
    for (const { scenario, hash, runs } of parts)
      for (const { replication, arms } of runs)
        for (const arm of arms) {
          if (this.store.isStored(runKey(hash, arm, replication))) continue;
          try {
            this.account(await this.runChunk([{ scenario, hash, runs: [{ replication, arms: [arm] }] }]));
          } catch (again) {
            if (!isOfOneRun(again)) throw again;
            const { folder, session } = this.store;
            const name = `failed-${hash}-${arm}-${replication}`;
            const writer = createSegment(segmentPath(folder, session, name));
            writer.append([failed(hash, arm, replication, again)]);
            writer.close();
            this.refresh();
          }
        }
  }
}

function isOfOneRun(error: unknown): boolean {
  return blamable.includes((error as NodeJS.ErrnoException).code);
}

function replicationsIn(parts: readonly ScenarioRuns[]): number {
  return parts.reduce((sum, { runs }) => sum + runs.length, 0);
}
