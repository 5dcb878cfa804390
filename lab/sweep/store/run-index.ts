import { mix } from '#sim-core/random/hash.ts';
import type { RunKey } from '../run-key.ts';

/** Where a run lies: which segment, and which record of it. */
export interface Place {
  readonly segment: number;
  readonly slot: number;
}

/** The segment of a run that is under way and lies nowhere yet. */
export const underWay = 0xfffffffe;
const empty = 0xffffffff;

const wordsPerEntry = 6;
const firstCapacity = 1024;
/** Fuller than this, the search for a free place takes long. */
const fullest = 0.7;

/**
 * Places of runs by their keys: open addressing in one typed array of 24 bytes an entry, so that a million runs take
 * some 50 MB and nothing for the collector to follow.
 */
export class RunIndex {
  private entries = emptyEntries(firstCapacity);
  private capacity = firstCapacity;
  /** Runs known, those under way included. */
  count = 0;

  /** Bytes that it takes. */
  get bytes(): number {
    return this.entries.byteLength;
  }

  get(key: RunKey): Place | undefined {
    const at = this.find(key);
    const segment = this.entries[at + 4];
    return segment === empty ? undefined : { segment, slot: this.entries[at + 5] };
  }

  set(key: RunKey, { segment, slot }: Place): void {
    if (this.count >= fullest * this.capacity) this.grow();
    const at = this.find(key);
    if (this.entries[at + 4] === empty) this.count += 1;
    this.entries.set(key, at);
    this.entries[at + 4] = segment;
    this.entries[at + 5] = slot;
  }

  /** The entry of the key, or the free one where it belongs. */
  private find([high, low, replication, arm]: RunKey): number {
    const { entries } = this;
    let row = mix(mix(high, low), mix(replication, arm)) & (this.capacity - 1);
    for (;;) {
      const at = row * wordsPerEntry;
      if (entries[at + 4] === empty) return at;
      if (
        entries[at] === high &&
        entries[at + 1] === low &&
        entries[at + 2] === replication &&
        entries[at + 3] === arm
      )
        return at;
      row = (row + 1) & (this.capacity - 1);
    }
  }

  private grow(): void {
    const old = this.entries;
    this.capacity *= 2;
    this.entries = emptyEntries(this.capacity);
    for (let at = 0; at < old.length; at += wordsPerEntry) {
      if (old[at + 4] === empty) continue;
      const key: RunKey = [old[at], old[at + 1], old[at + 2], old[at + 3]];
      this.entries.set(old.subarray(at, at + wordsPerEntry), this.find(key));
    }
  }
}

function emptyEntries(capacity: number): Uint32Array {
  return new Uint32Array(capacity * wordsPerEntry).fill(empty);
}
