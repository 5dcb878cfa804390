import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTogether } from '../../lab/files/write-together.ts';
import { StartError } from './start-error.ts';

/** What a folder remembers beside its records. */
export interface Settings {
  /** Signs cursors, so that those of yesterday still work. */
  readonly cursorSecret: string;
  /** Scenarios of the library that were offered. */
  readonly offered: readonly string[];
}

const file = 'settings.json';

/** @throws StartError where they are damaged */
export function readSettings(folder: string): Settings {
  const path = join(folder, file);
  const fresh: Settings = { cursorSecret: randomBytes(32).toString('hex'), offered: [] };
  if (!existsSync(path)) return fresh;
  try {
    return { ...fresh, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Settings>) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new StartError(
      `the settings in ${path} are damaged: ${error.message}`,
      'move them away, or put back a copy; without them scenarios and results stay, and what was deleted of the library comes back',
      error,
    );
  }
}

export async function writeSettings(folder: string, settings: Settings): Promise<void> {
  await writeTogether(folder, [[file, () => `${JSON.stringify(settings)}\n`]]);
}
