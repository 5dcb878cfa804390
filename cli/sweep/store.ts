import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { StoreInUseError } from '../../lab/sweep/store/lock.ts';
import { RunStore, countStored } from '../../lab/sweep/store/run-store.ts';
import { inputError } from '../input/input-error.ts';

/**
 * Opens the store of runs, and keeps other processes out of it.
 *
 * @throws InputError while another process works in it
 */
export function openStore(folder: string, isFresh: boolean): RunStore {
  try {
    return new RunStore(folder, resultsVersion(), isFresh);
  } catch (error) {
    if (!(error instanceof StoreInUseError)) throw error;
    throw inputError(
      folder,
      error.message,
      'wait for it, or give this sweep a folder of its own with --store',
    );
  }
}

/** Runs of this version in a store that may not be there, without a lock: somebody may be writing. */
export function storedRuns(folder: string): number {
  return countStored(folder, resultsVersion());
}
