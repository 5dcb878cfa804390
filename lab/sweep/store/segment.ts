import { closeSync, fdatasyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { RunResult } from '../run-result.ts';
import { encodeAll, isSound, recordBytes } from './record.ts';

/** A file of runs that one thread of one session writes, and nobody after it. */
export interface SegmentWriter {
  /** Gives runs to the system at once, so that they outlive this process. */
  append(results: readonly RunResult[]): void;
  /** Sees them onto the disk, so that they outlive a power cut. */
  sync(): void;
  close(): void;
}

/** @param path of a file that does not exist yet */
export function createSegment(path: string): SegmentWriter {
  const file = openSync(path, 'ax');
  return {
    append(results) {
      const bytes = encodeAll(results);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    },
    sync: () => fdatasyncSync(file),
    close: () => closeSync(file),
  };
}

const recordsAtOnce = 512;
/** One for all segments, of which a store that was interrupted often has many. */
const scanned = Buffer.alloc(recordsAtOnce * recordBytes);

/** Reads what a segment holds by now; a record that is torn off at its end is left for later, or for good. */
export class SegmentReader {
  readonly path: string;
  /** Records read so far. */
  private count = 0;
  /** Records whose checksum is wrong. */
  damagedCount = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Tells the place of every sound record that came since the last call. */
  readNew(tell: (slot: number, bytes: Buffer, offset: number) => void): void {
    const whole = Math.floor(statSync(this.path).size / recordBytes);
    if (whole === this.count) return;
    const file = openSync(this.path, 'r');
    try {
      while (this.count < whole) {
        const wanted = Math.min(recordsAtOnce, whole - this.count) * recordBytes;
        const read = readSync(file, scanned, 0, wanted, this.count * recordBytes);
        for (let offset = 0; offset + recordBytes <= read; offset += recordBytes) {
          if (isSound(scanned, offset)) tell(this.count, scanned, offset);
          else this.damagedCount += 1;
          this.count += 1;
        }
        if (read < wanted) return;
      }
    } finally {
      closeSync(file);
    }
  }
}

const mostOpen = 64;

/** Files kept open for reading single records, at most some at once: a system allows a process about a thousand. */
export class OpenSegments {
  private readonly files = new Map<string, number>();

  /** Reads one record. */
  readAt(path: string, slot: number, bytes: Buffer): void {
    readSync(this.fileOf(path), bytes, 0, recordBytes, slot * recordBytes);
  }

  close(): void {
    for (const file of this.files.values()) closeSync(file);
    this.files.clear();
  }

  private fileOf(path: string): number {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    if (this.files.size >= mostOpen) this.close();
    const file = openSync(path, 'r');
    this.files.set(path, file);
    return file;
  }
}
