import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A store that another process works in. */
export class StoreInUseError extends Error {
  readonly folder: string;

  constructor(folder: string, owner: string | undefined) {
    const who = owner === undefined ? 'another process' : `process ${owner}`;
    super(`${who} works in the store ${folder}; if none does, remove ${join(folder, 'lock')}`);
    this.name = 'StoreInUseError';
    this.folder = folder;
  }
}

/**
 * Keeps a second process out of a folder. The lock of a process that is gone is taken over.
 *
 * @returns what gives the folder free again
 * @throws StoreInUseError while another process has it, and where what has the lock's name can be neither read nor replaced
 */
export function lock(folder: string): () => void {
  const path = join(folder, 'lock');
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(path);
    if (attempt > 3 || isAlive(Number(owner))) throw new StoreInUseError(folder, owner);
    if (owner === undefined) continue;
    // Aside first: of two that find the same dead lock, one renames it, and neither removes the other's new one.
    const aside = `${path}.${process.pid}.old`;
    try {
      renameSync(path, aside);
    } catch {
      continue;
    }
    rmSync(aside, { force: true });
  }
}

function ownerOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Our own number in a lock that we do not hold was a former process's, as after a restart of a container. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
