import { sweepAllOrphans } from '../steps/sweep-orphans.ts';
import { cloudObjects } from './cloud-objects.ts';
import { cloudStore } from './cloud-store.ts';
import { cloudLog } from './environment.ts';

/** A call by the clock. */
export interface ClockEvent {
  /** ISO 8601. */
  readonly time: string;
}

const day = 86_400_000;
/** Milliseconds for which an object may wait for its record, and for which results of chunks are kept. */
const lives = { grace: 7 * day, chunkLife: 30 * day, sweepRunLife: 30 * day };

const store = cloudStore();
const objects = cloudObjects();

/** Removes the objects of all owners that were released and to which no record points; doing so twice removes nothing more. */
export async function handler({ time }: ClockEvent): Promise<{ readonly removed: number }> {
  const { removed, strays } = await sweepAllOrphans(store, objects, { now: Date.parse(time), ...lives });
  cloudLog('info', 'orphans removed', { count: removed });
  if (strays > 0) cloudLog('warning', 'objects without a record are kept', { count: strays });
  return { removed };
}
