import { isDeepStrictEqual } from 'node:util';
import { type SegmentReading, firstNumberIn, readSegment, segmentsIn } from './segment.ts';

/** Where a journal lies: twice, so that what one copy lost the other has. */
export type JournalFolders = readonly [string, string];

/** A change of an entry: its key, and the text that it has from now on; null where it is removed. */
export type Change = readonly [key: string, text: string | null];

/** What the first line of a segment says. */
export interface Head {
  /** Version of the form of the lines. */
  readonly format: 1;
  /** Entries that the segment begins with, one a line after this: all that there were. */
  readonly entries: number;
}

/** A file of a journal. */
export interface Place {
  readonly folder: string;
  readonly name: string;
}

/** What the two copies of a journal hold together. */
export interface JournalReading {
  /** Texts by key. */
  readonly entries: Map<string, string>;
  readonly lastNumber: number;
  /** The segment that was read; undefined where there is none. */
  readonly name: string | undefined;
  readonly all: readonly Place[];
  /** Those of `all` that are not as they were written, or of another history. */
  readonly suspect: readonly Place[];
  /** What is wrong with one copy and was taken from the other. */
  readonly repairs: readonly string[];
  /** Whether a process ended while it wrote, before it acknowledged that. */
  readonly isUnfinished: boolean;
  /** What no copy holds as it was written; undefined where there is no such thing. */
  readonly loss: JournalLoss | undefined;
}

export interface JournalLoss {
  /** Changes that cannot be read. */
  readonly count: number;
  /** What is left of their texts, from which it may be seen what they were about. */
  readonly remains: readonly string[];
}

/** A journal of a later version of Carat. */
export class UnknownFormatError extends Error {}

const format = 1;

/**
 * Reads a journal from its two copies: each line from either that has it as it was written.
 *
 * The newest segment that any copy has is the journal; it begins with all entries that there were.
 *
 * @throws UnknownFormatError
 */
export async function readJournal(folders: JournalFolders): Promise<JournalReading> {
  const names = await Promise.all(folders.map(segmentsIn));
  const all = folders.flatMap((folder, i) => names[i].map((name) => ({ folder, name })));
  const name = names.flat().sort().at(-1);
  if (name === undefined)
    return {
      entries: new Map(),
      lastNumber: 0,
      name,
      all,
      suspect: [],
      repairs: [],
      isUnfinished: false,
      loss: undefined,
    };
  const copies = await Promise.all(folders.map((folder) => readSegment(folder, name)));
  const { lines, isForked } = unite(copies);
  const firstNumber = firstNumberIn(name);
  let lastNumber = firstNumber + ((lines.get(firstNumber) as Head | undefined)?.entries ?? 0);
  for (const number of lines.keys()) lastNumber = Math.max(lastNumber, number);

  const repairs: string[] = [];
  const suspect: Place[] = [];
  let isUnfinished = false;
  const repair = (words: string, places: readonly Place[]) => {
    repairs.push(words);
    suspect.push(...places);
  };
  for (const [i, folder] of folders.entries()) {
    const places = all.filter((place) => place.folder === folder);
    const { lines: own, damaged, isWhole } = copies[i];
    const missing = [...lines.keys()].filter((number) => !own.has(number));
    const ownLast = [...own.keys()].reduce((last, number) => Math.max(last, number), 0);
    if (!names[i].includes(name))
      repair(
        `the copy of the journal in ${folder} is ${places.length > 0 ? 'of an earlier time' : 'missing'}`,
        places,
      );
    else if (isForked)
      repair(
        `the copy of the journal in ${folder} differs from the other; the longer of them was taken`,
        places,
      );
    else if (damaged.length > 0 || own.size === 0 || missing.some((number) => number < ownLast))
      repair(
        `the copy of the journal in ${folder} is damaged in ${Math.max(damaged.length, 1)} places`,
        places,
      );
    else if (missing.length > 0 || !isWhole) isUnfinished = true;
  }
  return {
    entries: entriesOf(lines, firstNumber),
    lastNumber,
    name,
    all,
    suspect,
    repairs,
    isUnfinished,
    loss: lossOf(copies, lines, firstNumber, lastNumber),
  };
}

/** Every line that any copy has. Where both have another, the longer copy counts. */
function unite(copies: readonly SegmentReading[]) {
  const [first, second] = copies.map(({ lines }) => lines).sort((a, b) => b.size - a.size);
  const lines = new Map(first);
  for (const [number, content] of second) {
    const known = lines.get(number);
    if (known === undefined) lines.set(number, content);
    else if (!isDeepStrictEqual(known, content)) return { lines: first, isForked: true };
  }
  return { lines, isForked: false };
}

function lossOf(
  copies: readonly SegmentReading[],
  lines: ReadonlyMap<number, unknown>,
  firstNumber: number,
  lastNumber: number,
): JournalLoss | undefined {
  let count = 0;
  for (let number = firstNumber; number <= lastNumber; number += 1) if (!lines.has(number)) count += 1;
  const isKnown = (text: string) => lines.has(numberIn(text));
  const remains = copies.flatMap(({ damaged }) => damaged.filter((text) => !isKnown(text)));
  // After the last line that can be read, only damaged ones show that there were more.
  const beyond = copies.map(
    ({ damaged }) =>
      damaged.filter((text) => numberIn(text) > lastNumber && numberIn(text) < Infinity).length,
  );
  count += Math.max(...beyond);
  return count > 0 ? { count, remains } : undefined;
}

/** The number that a damaged line still shows; infinite where it shows none. */
function numberIn(text: string): number {
  const found = /^.{32} (\d+) /.exec(text);
  return found ? Number(found[1]) : Infinity;
}

function entriesOf(lines: ReadonlyMap<number, unknown>, firstNumber: number): Map<string, string> {
  const entries = new Map<string, string>();
  for (const number of [...lines.keys()].sort((a, b) => a - b)) {
    const content = lines.get(number);
    if (number !== firstNumber)
      for (const [key, text] of content as readonly Change[]) applyChange(entries, key, text);
    else if ((content as { format: number }).format !== format)
      throw new UnknownFormatError(
        `the journal has format ${(content as { format: number }).format}, and this version of Carat reads format ${format}`,
      );
  }
  return entries;
}

/** Changes an entry. */
export function applyChange(entries: Map<string, string>, key: string, text: string | null): void {
  if (text === null) entries.delete(key);
  else entries.set(key, text);
}
