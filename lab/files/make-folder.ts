import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing.
 *
 * Node's own recursive `mkdir` never returns, deaf to every signal, where a folder refuses new entries with ENOENT, as
 * those of `/proc` do: here every folder is tried once.
 *
 * @throws what the system refuses; EEXIST where a file has that name
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  for (; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.unshift(folder);
  if (missing.length === 0 && !statSync(folder).isDirectory()) missing.push(folder);
  for (const each of missing) makeOne(each);
}

/** Another process may make it at the same time. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const isThere = existsSync(folder) && statSync(folder).isDirectory();
    if (!isThere) throw error;
  }
}
