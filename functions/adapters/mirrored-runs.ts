import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { RunStore, segmentPath } from '../../lab/sweep/store/run-store.ts';
import type { ObjectStore, StoredObject } from '../ports/object-store.ts';
import { sweepRunsPrefix } from '../steps/object-keys.ts';

/** The runs of an owner as the lab’s store has them, in a folder for the time of one call. */
export interface MirroredRuns {
  readonly store: RunStore;
  /** Folder for files to be. */
  readonly folder: string;
  /** Keys of the objects that it was made of. */
  readonly keys: ReadonlySet<string>;
  /** Adds records that no object holds. */
  add(records: Buffer): void;
  close(): void;
}

/** Objects fetched at once. */
const fetchesAtOnce = 16;
/** Bytes of the newest runs that are taken in: half of a function’s disk. Older runs are simulated again. */
const mostBytes = 5e9;
/** Segments of the mirror have the number of no session. */
const session = '000000';

/** Fetches what an owner’s sweeps have run by now. */
export async function mirrorRuns(
  objects: ObjectStore,
  owner: string,
  version: string,
): Promise<MirroredRuns> {
  const home = mkdtempSync(join(tmpdir(), 'carat-runs-'));
  try {
    const root = join(home, 'runs');
    mkdirSync(join(root, version), { recursive: true });
    const queue = await newest(objects, sweepRunsPrefix(owner, version));
    const keys = new Set(queue.map(({ key }) => key));
    const lane = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const bytes = await objects.get(next.key);
        const path = segmentPath(join(root, version), session, basename(next.key, '.runs'));
        // An object that was removed since it was listed is one not known.
        if (bytes) writeFileSync(path, bytes);
        else keys.delete(next.key);
      }
    };
    await Promise.all(Array.from({ length: fetchesAtOnce }, lane));
    const store = new RunStore(root, version);
    let added = 0;
    return {
      store,
      folder: join(home, 'results'),
      keys,
      add(records) {
        writeFileSync(segmentPath(store.folder, store.session, `lost-${(added += 1)}`), records);
        store.refresh();
      },
      close() {
        store.close();
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

async function newest(objects: ObjectStore, prefix: string): Promise<StoredObject[]> {
  const all: StoredObject[] = [];
  for await (const each of objects.list(prefix)) all.push(each);
  all.sort((a, b) => b.modified.getTime() - a.modified.getTime());
  let bytes = 0;
  return all.filter(({ size }) => (bytes += size) <= mostBytes);
}
