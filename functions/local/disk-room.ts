import { statfsSync } from 'node:fs';
import { ProblemError } from '../app/problem.ts';
import { StartError } from './start-error.ts';

/** Bytes of the disk that are left alone. */
const usualReserve = 50_000_000;
/** Bytes without which the database cannot even be opened. */
const leastRoom = 1_000_000;

/**
 * Looks before something is stored: better a refused request than half a record.
 *
 * @param free bytes of the disk
 * @throws ProblemError where the disk is nearly full
 */
export function checkRoom(folder: string, reserve = usualReserve, free = freeBytes(folder)): Promise<void> {
  if (free >= reserve) return Promise.resolve();
  const detail = `the disk of ${folder} requires ${reserve} bytes free, and has ${free}`;
  return Promise.reject(new ProblemError('storage-full', detail));
}

/**
 * Looks before a service starts.
 *
 * @param free bytes of the disk
 * @throws StartError where its disk is full
 */
export function checkStartingRoom(folder: string, free = freeBytes(folder)): void {
  if (free >= leastRoom) return;
  throw new StartError(
    `the disk of ${folder} requires ${leastRoom} bytes free to start, and has ${free}`,
    'free some space, or name another folder with --data; what is kept stays as it is',
  );
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
