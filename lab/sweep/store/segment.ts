import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { RunResult } from '../run-result.ts';
import { encode, isSound, recordBytes } from './record.ts';

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
      const bytes = Buffer.alloc(results.length * recordBytes);
      for (const [i, result] of results.entries()) encode(result, bytes, i * recordBytes);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    },
    sync: () => fdatasyncSync(file),
    close: () => closeSync(file),
  };
}

const recordsAtOnce = 512;

/** Reads what a segment holds by now; a record that is torn off at its end is left for later, or for good. */
export class SegmentReader {
  private readonly file: number;
  private readonly bytes = Buffer.alloc(recordsAtOnce * recordBytes);
  /** Records read so far. */
  private count = 0;
  /** Records whose checksum is wrong. */
  damagedCount = 0;

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  /** Tells the place of every sound record that came since the last call. */
  readNew(tell: (slot: number, bytes: Buffer, offset: number) => void): void {
    const whole = Math.floor(fstatSync(this.file).size / recordBytes);
    while (this.count < whole) {
      const wanted = Math.min(recordsAtOnce, whole - this.count) * recordBytes;
      const read = readSync(this.file, this.bytes, 0, wanted, this.count * recordBytes);
      for (let offset = 0; offset + recordBytes <= read; offset += recordBytes) {
        if (isSound(this.bytes, offset)) tell(this.count, this.bytes, offset);
        else this.damagedCount += 1;
        this.count += 1;
      }
      if (read < wanted) return;
    }
  }

  /** Reads one record. */
  readAt(slot: number, bytes: Buffer): void {
    readSync(this.file, bytes, 0, recordBytes, slot * recordBytes);
  }

  close(): void {
    closeSync(this.file);
  }
}
