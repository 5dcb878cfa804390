import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';
import type { RunKey } from '../run-key.ts';
import type { RunOutcome } from '../run-result.ts';
import { lock } from './lock.ts';
import { decode, isFailedIn, isSound, keyIn, recordBytes } from './record.ts';
import { type Place, RunIndex, underWay } from './run-index.ts';
import { OpenSegments, SegmentReader } from './segment.ts';

const ending = '.runs';

/**
 * Runs on a disk, each once: segments of records, which are only ever appended to, and an index that is built of them at the
 * start. Every session writes segments of its own, so that a torn end is never built upon.
 */
export class RunStore {
  /** Where this session's segments go, and how their names begin. */
  readonly folder: string;
  readonly session: string;
  private readonly index = new RunIndex();
  private readonly numbers = new Map<string, number>();
  private readonly order: SegmentReader[] = [];
  private readonly open = new OpenSegments();
  /** Places of runs that failed, which are few. */
  private readonly failures = new Set<string>();
  private readonly record = Buffer.alloc(recordBytes);
  private readonly unlock: () => void;
  private readonly isFresh: boolean;

  /**
   * @param root folder of the store, made when missing
   * @param version of the results; runs of another version are left alone
   * @param isFresh whether to compute again what former sessions have
   * @throws StoreInUseError while another process works in it
   */
  constructor(root: string, version: string, isFresh = false) {
    this.folder = join(root, version);
    this.isFresh = isFresh;
    makeFolder(this.folder);
    this.unlock = lock(root);
    const numbers = segmentsIn(this.folder).map((name) => Number.parseInt(name, 10));
    this.session = String(Math.max(0, ...numbers) + 1).padStart(6, '0');
    if (!isFresh) this.refresh();
  }

  /** Runs known, those under way included. */
  get count(): number {
    return this.index.count;
  }

  /** Runs of the store that failed, of this sweep or another. */
  get failureCount(): number {
    return this.failures.size;
  }

  /** Records that were found damaged, and are computed again. */
  get damagedCount(): number {
    return this.order.reduce((sum, { damagedCount }) => sum + damagedCount, 0);
  }

  /** Whether a run is stored, or under way. */
  has(key: RunKey): boolean {
    return this.index.get(key) !== undefined;
  }

  /** Notes that a run is under way, so that nobody begins it a second time. */
  begin(key: RunKey): void {
    this.index.set(key, { segment: underWay, slot: 0 });
  }

  /** Whether a run is stored. */
  isStored(key: RunKey): boolean {
    const place = this.index.get(key);
    return place !== undefined && place.segment !== underWay;
  }

  /** Whether a stored run failed. */
  isFailed(key: RunKey): boolean {
    const place = this.index.get(key);
    return place !== undefined && this.failures.has(nameOf(place));
  }

  /**
   * Takes in what the writers have added.
   *
   * @returns how many runs came, and how many of them failed
   */
  refresh(): { readonly added: number; readonly failed: number } {
    let added = 0;
    let failed = 0;
    for (const name of segmentsIn(this.folder)) {
      if (this.isFresh && !name.startsWith(this.session)) continue;
      const segment = this.segmentOf(name);
      this.order[segment].readNew((slot, bytes, offset) => {
        this.index.set(keyIn(bytes, offset), { segment, slot });
        added += 1;
        if (!isFailedIn(bytes, offset)) return;
        this.failures.add(nameOf({ segment, slot }));
        failed += 1;
      });
    }
    return { added, failed };
  }

  /** @throws Error for a run that is not stored, or no longer as it was stored */
  read(key: RunKey): RunOutcome {
    const place = this.index.get(key);
    if (!place || place.segment === underWay) throw new Error(`the store has no run ${key.join('-')}`);
    const { path } = this.order[place.segment];
    this.open.readAt(path, place.slot, this.record);
    // Damaged since it was taken in: the next start finds that, and computes it again.
    if (!isSound(this.record, 0)) throw new Error(`a run in ${path} is damaged: start again`);
    return decode(this.record, 0);
  }

  close(): void {
    this.open.close();
    this.unlock();
  }

  private segmentOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.order.push(new SegmentReader(join(this.folder, name))) - 1;
    this.numbers.set(name, number);
    return number;
  }
}

function nameOf({ segment, slot }: Place): string {
  return `${segment}-${slot}`;
}

function segmentsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** The path of a segment of a session. */
export function segmentPath(folder: string, session: string, writer: string | number): string {
  return join(folder, `${session}-${writer}${ending}`);
}

/** Records of a version in a store, told by the sizes of its files; 0 where there is no store. */
export function countStored(root: string, version: string): number {
  const folder = join(root, version);
  if (!existsSync(folder)) return 0;
  const sizes = segmentsIn(folder).map((name) => statSync(join(folder, name)).size);
  return sizes.reduce((sum, size) => sum + Math.floor(size / recordBytes), 0);
}
