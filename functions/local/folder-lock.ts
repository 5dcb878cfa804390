import { join } from 'node:path';
import { StoreInUseError, lock } from '../../lab/sweep/store/lock.ts';
import { StartError } from './start-error.ts';

/**
 * Keeps a second service off a folder; what a service that was killed left behind is taken over.
 *
 * @returns what releases the folder
 * @throws StartError where another service runs on it
 */
export function lockFolder(folder: string): () => void {
  try {
    return lock(folder);
  } catch (error) {
    if (!(error instanceof StoreInUseError)) throw error;
    throw new StartError(
      `another service works on the folder ${folder}`,
      `use that one, end it, or name another folder with --data; if there is none, remove ${join(folder, 'lock')}`,
      error,
    );
  }
}
