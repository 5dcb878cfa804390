import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../lab/files/make-folder.ts';
import { type BackupManifest, describe, manifestFile } from './backup.ts';
import { asideIn } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { StartError } from './start-error.ts';

/** What a service stores, by the names in its folder. */
const parts = ['journal', 'objects', 'database', 'database.json', 'settings.json'] as const;

export interface RestoreOptions {
  /** Whether what the folder holds may be moved aside. */
  readonly mayReplace: boolean;
}

/** What was put back. */
export interface RestoreOutcome {
  readonly manifest: BackupManifest;
  /** Folder of what was there before; undefined where there was nothing. */
  readonly aside: string | undefined;
}

/**
 * Puts a backup into the folder of a service, once every file of it was found as it was written. What the folder holds is
 * moved aside, never removed.
 *
 * @param data folder of a service that does not run
 * @throws StartError before anything is changed
 */
export function restore(source: string, data: string, { mayReplace }: RestoreOptions): RestoreOutcome {
  const manifest = readManifest(source);
  checkFiles(source, manifest);
  makeFolder(data, 0o700);
  const release = lockFolder(data);
  try {
    const there = parts.filter((name) => existsSync(join(data, name)));
    if (there.length > 0 && !mayReplace)
      throw new StartError(
        `the folder ${data} holds scenarios and results`,
        'name another with --data, or add --replace: what is there is moved aside, not removed',
      );
    // Copied in full first: a copy that breaks off leaves what was there.
    const fresh = join(data, `restoring-${process.pid}`);
    const aside = there.length > 0 ? join(asideIn(data), `replaced-${Date.now()}`) : undefined;
    try {
      for (const name of ['journal', 'objects'])
        cpSync(join(source, name), join(fresh, name), { recursive: true });
      if (aside !== undefined) mkdirSync(aside, { recursive: true });
      for (const name of there) renameSync(join(data, name), join(aside!, name));
      for (const name of ['journal', 'objects']) renameSync(join(fresh, name), join(data, name));
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    return { manifest, aside };
  } finally {
    release();
  }
}

function readManifest(source: string): BackupManifest {
  const path = join(source, manifestFile);
  const refused = (why: string, cause?: unknown) =>
    new StartError(`${source} is no backup: ${why}`, 'name the folder that "carat backup" wrote', cause);
  if (!existsSync(path)) throw refused(`it has no ${manifestFile}`);
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest;
  } catch (error) {
    throw refused(`its ${manifestFile} is damaged`, error);
  }
  if ((manifest.format as number) !== 1 || !Array.isArray(manifest.files))
    throw refused(`its ${manifestFile} has another format`);
  return manifest;
}

/** @throws StartError where a file is not as it was written */
function checkFiles(source: string, { files }: BackupManifest): void {
  const faults = files.filter(({ path, digest }) => {
    const isThere = existsSync(join(source, ...path.split('/')));
    return !isThere || describe(source, path).digest !== digest;
  });
  if (faults.length === 0) return;
  const names = faults.slice(0, 5).map(({ path }) => path);
  const more = faults.length > names.length ? ` and ${faults.length - names.length} more` : '';
  throw new StartError(
    `the backup ${source} is damaged: ${names.join(', ')}${more} ${faults.length > 1 ? 'are' : 'is'} not as written`,
    'use another backup; nothing was changed',
  );
}
