import type { Log } from '../ports/log.ts';
import { type Stored, checkStored } from '../steps/check-stored.ts';
import { sweepOrphans } from '../steps/sweep-orphans.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Milliseconds for which a released object is kept, and results of chunks are known. */
const lives = { grace: hour, chunkLife: 30 * day };

/**
 * Looks after what is stored while the service runs: reads all of it once, and removes what was released a while ago, each day
 * that everything is as it was stored.
 */
export class StorageCare {
  private readonly stored: Stored;
  private readonly owner: string;
  private readonly log: Log;
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  /** Whether all that is stored was read since the start. */
  isChecked = false;

  constructor(stored: Stored, owner: string, log: Log) {
    this.stored = stored;
    this.owner = owner;
    this.log = log;
  }

  begin(): void {
    this.work = this.guard(async () => {
      await checkStored(this.stored, this.owner, this.stopping.signal);
      this.isChecked = !this.stopping.signal.aborted;
    });
    this.wait(lives.grace);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.work;
  }

  /** Removes what was released, unless anything is damaged: what a damaged record points to is not known. */
  async sweep(now: number): Promise<void> {
    const { store, objects, damage } = this.stored;
    if (!this.isChecked || (await damage.current(this.owner)).length > 0) return;
    const { removed, strays } = await sweepOrphans(store, objects, this.owner, { now, ...lives });
    this.log('info', 'orphans removed', { count: removed.length });
    if (strays > 0) this.log('warning', 'objects without a record are kept', { count: strays });
  }

  private wait(milliseconds: number): void {
    this.timer = setTimeout(() => {
      this.work = this.work.then(() => this.guard(() => this.sweep(Date.now())));
      this.wait(day);
    }, milliseconds);
    this.timer.unref();
  }

  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log('warning', 'the look at what is stored broke off', { error: String(error) });
    }
  }
}
