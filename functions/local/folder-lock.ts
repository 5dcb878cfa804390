import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

interface Holder {
  readonly process: number;
  /** When the process began, in the system's own count; tells it from a later one of the same number. */
  readonly begun: string;
}

/**
 * Keeps a second service off a folder; what a service that was killed left behind is taken over.
 *
 * @returns what releases the folder
 * @throws StartError where another service runs on it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock.json');
  const own = JSON.stringify({ process: process.pid, begun: beginning(process.pid) } satisfies Holder);
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder && isAlive(holder))
      throw new StartError(
        `another service (process ${holder.process}) works on the folder ${folder}`,
        'use that one, end it, or name another folder with --data',
      );
    removeStale(path);
  }
}

/** Of two services that find a dead one's lock, only one moves it away. */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    const holder = holderOf(aside);
    // Between the reading and the move another service may have locked the folder: then it keeps it.
    if (holder && isAlive(holder) && holder.process !== process.pid) renameSync(aside, path);
    else rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    // Cut short by a power failure, or gone by now: nobody holds it.
    return undefined;
  }
}

function isAlive({ process: id, begun }: Holder): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return beginning(id) === begun;
}

/** Start of a process where the system tells it (Linux); elsewhere processes are told apart by their numbers alone. */
function beginning(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the start is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}
