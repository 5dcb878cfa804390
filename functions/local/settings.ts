import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from './journal/journal.ts';

/** What a folder remembers beside its records. */
export interface Settings {
  /** Signs cursors, so that those of yesterday still work. */
  readonly cursorSecret: string;
  /** Scenarios of the library that were offered. */
  readonly offered: readonly string[];
}

/** Key of their entry in the journal. */
const entry = 'carat~settings';
/** Where version 0.1.0 kept them. */
const oldFile = 'settings.json';

/** @returns those of the journal, or of version 0.1.0, or fresh ones */
export function readSettings(folder: string, { entries }: Journal): Settings {
  const fresh: Settings = { cursorSecret: randomBytes(32).toString('hex'), offered: [] };
  const path = join(folder, oldFile);
  const text = entries.get(entry) ?? (existsSync(path) ? readFileSync(path, 'utf8') : '{}');
  try {
    return { ...fresh, ...(JSON.parse(text) as Partial<Settings>) };
  } catch (error) {
    // Without them nothing is lost but where lists are open, and which scenarios of the library were deleted.
    if (error instanceof SyntaxError) return fresh;
    throw error;
  }
}

/** @param aside folder that the file of version 0.1.0 is moved to */
export async function writeSettings(
  folder: string,
  journal: Journal,
  settings: Settings,
  aside: string,
): Promise<void> {
  const text = JSON.stringify(settings);
  if (journal.entries.get(entry) !== text) await journal.append([[entry, text]]);
  if (!existsSync(join(folder, oldFile))) return;
  mkdirSync(aside, { recursive: true });
  renameSync(join(folder, oldFile), join(aside, `${Date.now()}-${oldFile}`));
}
