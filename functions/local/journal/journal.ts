import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeThrough } from '../../../lab/files/write-together.ts';
import { encodeLine } from './line.ts';
import {
  type Change,
  type Head,
  type JournalFolders,
  type JournalReading,
  type Place,
  applyChange,
  readJournal,
} from './read-journal.ts';
import { SegmentWriter, segmentName } from './segment.ts';

interface Waiting {
  readonly changes: readonly Change[];
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** Bytes of a segment below which it is not written anew, and how much longer than its entries it may grow. */
const [leastBytes, mostGrowth] = [4_000_000, 4];
/** Characters of a line beside key and text. */
const lineOverhead = 64;

/**
 * Entries of text by key, on a disk: every change is a line at the end of two files, each line with its checksum. A change
 * that was acknowledged is on the disk twice.
 */
export class Journal {
  private readonly folders: JournalFolders;
  private readonly live: Map<string, string>;
  private number: number;
  private writers: readonly SegmentWriter[] = [];
  private name = '';
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  /** Bytes up to which the segment may grow before it is looked at. */
  private limit = leastBytes;
  private isClosed = false;
  /** Whether the copies may end with a part of something that was refused. */
  private isTorn = false;

  private constructor(folders: JournalFolders, { entries, lastNumber }: JournalReading) {
    this.folders = folders;
    this.live = entries;
    this.number = lastNumber;
  }

  /**
   * Opens a journal, and makes it at the first time. What one copy lacks is taken from the other.
   *
   * @param aside folder that copies are moved to which are not as they were written
   * @param first entries to begin with, where there is no journal
   */
  static async open(
    folders: JournalFolders,
    aside: string,
    first: () => Promise<ReadonlyMap<string, string>>,
  ): Promise<{ readonly journal: Journal; readonly reading: JournalReading }> {
    const reading = await readJournal(folders);
    const { name, entries, all, suspect, repairs, isUnfinished, loss } = reading;
    if (name === undefined) for (const [key, text] of await first()) entries.set(key, text);
    const journal = new Journal(folders, reading);
    for (const folder of folders) await mkdir(folder, { recursive: true });
    const isSound = repairs.length === 0 && !isUnfinished && loss === undefined;
    // Written anew before anything is moved: a start that dies in between finds both.
    await (name !== undefined && isSound ? journal.goOn(name) : journal.writeAnew());
    for (const place of all) {
      if (suspect.includes(place)) await moveAside(place, aside);
      else if (place.name !== journal.name) await rm(join(place.folder, place.name), { force: true });
    }
    return { journal, reading };
  }

  /** Texts by key, as they are on the disk. */
  get entries(): ReadonlyMap<string, string> {
    return this.live;
  }

  /** Makes changes, all or none; done once they are on the disk. Calls take effect in the order in which they come. */
  append(changes: readonly Change[]): Promise<void> {
    return new Promise((done, fail) => {
      this.waiting.push({ changes, done, fail });
      this.writing ??= this.write();
    });
  }

  async close(): Promise<void> {
    await this.writing;
    this.isClosed = true;
    for (const writer of this.writers) await writer.close();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        if (this.isClosed) throw new Error('the journal is closed');
        if (this.isTorn) await this.takeBack();
        if (this.isOvergrown()) await this.writeAnew();
        await this.add(batch.map(({ changes }) => changes));
      } catch (error) {
        for (const { fail } of batch) fail(error);
        continue;
      }
      for (const { changes, done } of batch) {
        for (const [key, text] of changes) applyChange(this.live, key, text);
        done();
      }
    }
    // Here, not once the promise is settled: whoever appends in between would wait for ever.
    this.writing = undefined;
  }

  /** Adds lines to both copies, or to none. */
  private async add(contents: readonly (readonly Change[])[]): Promise<void> {
    const texts = contents.map((content, i) => encodeLine({ number: this.number + 1 + i, content }));
    const bytes = Buffer.from(texts.join(''));
    const outcomes = await Promise.allSettled(this.writers.map((writer) => writer.add(bytes)));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) {
      this.isTorn = true;
      // Where that is refused too, it comes before the next change.
      await this.takeBack().catch(() => undefined);
      throw (failed as PromiseRejectedResult).reason;
    }
    for (const writer of this.writers) writer.keep(bytes);
    this.number += contents.length;
  }

  private async takeBack(): Promise<void> {
    for (const writer of this.writers) await writer.drop();
    this.isTorn = false;
  }

  private isOvergrown(): boolean {
    const { size } = this.writers[0];
    // Entries are summed up only when the segment has grown past what they were.
    if (size < this.limit) return false;
    let bytes = 0;
    for (const [key, text] of this.live) bytes += key.length + text.length + lineOverhead;
    this.limit = Math.max(leastBytes, mostGrowth * bytes);
    return size > this.limit;
  }

  /** Begins a segment with all entries that there are, and removes the one before. */
  private async writeAnew(): Promise<void> {
    const name = segmentName(this.number + 1);
    const head: Head = { format: 1, entries: this.live.size };
    const contents = [head, ...[...this.live].map((entry): Change[] => [entry])];
    const texts = contents.map((content, i) => encodeLine({ number: this.number + 1 + i, content }));
    const partials = this.folders.map((folder) => join(folder, `${name}.partial`));
    try {
      for (const partial of partials) await writeThrough(partial, texts.join(''));
      for (const [i, folder] of this.folders.entries()) await rename(partials[i], join(folder, name));
    } finally {
      for (const partial of partials) await rm(partial, { force: true });
    }
    const before = this.name;
    this.number += contents.length;
    await this.goOn(name);
    if (before !== '') for (const folder of this.folders) await rm(join(folder, before), { force: true });
  }

  private async goOn(name: string): Promise<void> {
    const old = this.writers;
    this.writers = await Promise.all(this.folders.map((folder) => SegmentWriter.open(join(folder, name))));
    this.name = name;
    for (const writer of old) await writer.close();
  }
}

/** Moves a file out of the way, whatever lies there already. */
async function moveAside({ folder, name }: Place, aside: string): Promise<void> {
  await mkdir(aside, { recursive: true });
  await rename(join(folder, name), join(aside, `${Date.now()}-${name}`));
}
