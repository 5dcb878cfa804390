import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface LevelDatabase {
  open(): Promise<void>;
  iterator(): AsyncIterable<[key: string, text: string]>;
  close(): Promise<void>;
}

type Level = new (path: string, options: object) => LevelDatabase;

/** What a database of Carat 0.1.0 held. */
export interface OldDatabase {
  readonly entries: ReadonlyMap<string, string>;
  readonly isThere: boolean;
  /** Whether it could not be read to its end. */
  readonly isDamaged: boolean;
}

const require = createRequire(import.meta.url);

const parts = ['database', 'database.json'] as const;
/** Carat 0.1.0 would begin an empty database beside the journal, and remove all objects that it does not know. */
const notice = 'carat: kept by version 0.1.1 or later, which earlier versions must not open';

/**
 * Reads the database that Carat 0.1.0 kept in a folder.
 *
 * A copy is read, since what reads it also mends it, and drops what it cannot read.
 *
 * @param folder of the service
 */
export async function readOldDatabase(folder: string): Promise<OldDatabase> {
  const path = join(folder, 'database');
  const isThere = existsSync(path);
  if (!existsSync(join(path, 'CURRENT'))) return { entries: new Map(), isThere, isDamaged: isThere };
  return { ...(await readCopy(path)), isThere };
}

/** Moves it aside, once what it held is stored elsewhere, and keeps Carat 0.1.0 from the folder. */
export function leaveOldDatabase(folder: string, aside: string): void {
  const place = join(aside, `database-0.1.0-${Date.now()}`);
  if (existsSync(join(folder, 'database'))) {
    mkdirSync(place, { recursive: true });
    for (const name of parts)
      if (existsSync(join(folder, name))) renameSync(join(folder, name), join(place, name));
  }
  writeFileSync(join(folder, 'database.json'), `${notice}\n`);
}

async function readCopy(path: string): Promise<Omit<OldDatabase, 'isThere'>> {
  const level = createRequire(require.resolve('dynalite')).resolve('level');
  const { ClassicLevel } = createRequire(level)('classic-level') as { ClassicLevel: Level };
  const home = mkdtempSync(join(tmpdir(), 'carat-old-database-'));
  const entries = new Map<string, string>();
  try {
    cpSync(path, home, { recursive: true });
    const database = new ClassicLevel(home, { valueEncoding: 'utf8' });
    await database.open();
    for await (const [key, text] of database.iterator()) entries.set(key, text);
    await database.close();
    return { entries, isDamaged: false };
  } catch {
    return { entries, isDamaged: true };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
