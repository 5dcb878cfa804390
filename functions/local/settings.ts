import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTogether } from '../../lab/files/write-together.ts';

/** What a folder remembers beside its records. */
export interface Settings {
  /** Signs cursors, so that those of yesterday still work. */
  readonly cursorSecret: string;
  /** Scenarios of the library that were offered. */
  readonly offered: readonly string[];
}

const file = 'settings.json';

export function readSettings(folder: string): Settings {
  const path = join(folder, file);
  const fresh: Settings = { cursorSecret: randomBytes(32).toString('hex'), offered: [] };
  if (!existsSync(path)) return fresh;
  return { ...fresh, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Settings>) };
}

export async function writeSettings(folder: string, settings: Settings): Promise<void> {
  await writeTogether(folder, [[file, () => `${JSON.stringify(settings)}\n`]]);
}
