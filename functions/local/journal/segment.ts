import { type FileHandle, open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Line, decodeLine } from './line.ts';

/** What a segment holds, as far as it can be read. */
export interface SegmentReading {
  /** By number. */
  readonly lines: ReadonlyMap<number, unknown>;
  /** Texts of whole lines that are not as they were written. */
  readonly damaged: readonly string[];
  /** Whether the last line has its end: not where a process was killed while it wrote. */
  readonly isWhole: boolean;
}

const pattern = /^journal-(\d{12})\.jsonl$/;

/** The name of a segment, by the number of its first line: names sort as segments follow each other. */
export function segmentName(firstNumber: number): string {
  return `journal-${String(firstNumber).padStart(12, '0')}.jsonl`;
}

/** The number of the first line of a segment. */
export function firstNumberIn(name: string): number {
  return Number(pattern.exec(name)?.[1]);
}

/** Names of the segments in a folder, oldest first; none where there is no folder. */
export async function segmentsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads a segment; a missing one is empty. */
export async function readSegment(folder: string, name: string): Promise<SegmentReading> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const texts = text.split('\n');
  const rest = texts.pop()!;
  const lines = new Map<number, unknown>();
  const damaged: string[] = [];
  const take = (line: Line | undefined) => line && lines.set(line.number, line.content);
  for (const each of texts) if (!take(decodeLine(each))) damaged.push(each);
  // A line that lacks nothing but its end counts.
  take(decodeLine(rest));
  return { lines, damaged, isWhole: rest === '' };
}

/** A file that lines are added to, each whole or not at all. */
export class SegmentWriter {
  private readonly file: FileHandle;
  private length: number;

  private constructor(file: FileHandle, length: number) {
    this.file = file;
    this.length = length;
  }

  static async open(path: string): Promise<SegmentWriter> {
    const file = await open(path, 'a');
    return new SegmentWriter(file, (await file.stat()).size);
  }

  /** Bytes that were added for good. */
  get size(): number {
    return this.length;
  }

  /** Adds bytes, and sees them onto the disk. `keep` or `drop` must follow. */
  async add(bytes: Buffer): Promise<void> {
    await this.file.appendFile(bytes);
    await this.file.datasync();
  }

  /** Takes for good what was added last. */
  keep(bytes: Buffer): void {
    this.length += bytes.length;
  }

  /** Takes back what was added last, in whole or in part. */
  async drop(): Promise<void> {
    await this.file.truncate(this.length);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
