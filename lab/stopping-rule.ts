import type { Plan } from './options.ts';
import type { Replication } from './replicate.ts';
import { expectedCount, firstLook, isFixedWidthReached, lookEvery } from './statistics/stopping.ts';
import { gapHalfWidth } from './summarise.ts';

/** Whether replications 0 to the last given are those that the plan sums up. */
export function isEnough(runs: readonly Replication[], plan: Plan): boolean {
  if (plan.isFixed || runs.length === plan.cap) return runs.length === plan.cap;
  return isFixedWidthReached(runs.length, plan.precision, (count) =>
    gapHalfWidth(runs.slice(0, count), plan),
  );
}

/**
 * Replications that will probably do; the first look tells little, the replications before it nothing.
 *
 * @param halfWidth over those done, of what the precision is asked for; undefined before the second
 */
export function plannedCount(
  done: number,
  halfWidth: number | undefined,
  { isFixed, cap, precision }: Pick<Plan, 'isFixed' | 'cap' | 'precision'>,
): number {
  if (isFixed) return cap;
  if (halfWidth === undefined || done < firstLook) return Math.min(cap, firstLook + lookEvery);
  return Math.min(cap, expectedCount(done, precision, halfWidth));
}
