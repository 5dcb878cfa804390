import type { Replication } from '../../lab/replicate.ts';
import type { Extent, Listener } from './messages.ts';

/** Replications below which nothing is told: one tells nothing of luck. */
export const leastForEstimate = 2;

/** Takes replications in whatever order threads bring them, and tells those that have come without a gap. */
export function gather(to: Listener): (extent: Extent, replication: Replication) => void {
  const heard: Record<Extent, Replication[]> = { ahead: [], first: [], whole: [] };
  return (extent, replication) => {
    const list = heard[extent];
    list[replication.replication] = replication;
    const ready = leading(list);
    if (ready.length >= leastForEstimate) to[extent]?.(ready);
  };
}

/** A list of its own: what is told stays as it is when more comes. */
function leading(list: readonly (Replication | undefined)[]): Replication[] {
  const gap = Array.from(list).findIndex((each) => each === undefined);
  return list.slice(0, gap < 0 ? list.length : gap) as Replication[];
}
