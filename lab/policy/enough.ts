import { halfWidth } from '../statistics/interval.ts';
import { isFixedWidthReached } from '../statistics/stopping.ts';
import { bestMix } from './best-mix.ts';
import type { PolicyPlan } from './policy-options.ts';
import type { PolicyReplication } from './policy-run.ts';
import { Samples } from './samples.ts';

/**
 * Whether replications 0 to the last given are those that the plan sums up: only then is anything claimed.
 *
 * To test at every look and to claim what was ever found is wrong in far more than one study of twenty. Tested once, at a
 * number fixed before or where the interval of the best way is narrow enough, chance is claimed as often as stated: the rule
 * looks at widths, which say nothing of the sign. A test simulates both.
 */
export function isEnough(runs: readonly PolicyReplication[], plan: PolicyPlan): boolean {
  if (plan.isFixed || runs.length === plan.cap) return runs.length === plan.cap;
  return isFixedWidthReached(
    runs.length,
    plan.precision,
    (count) => bestHalfWidth(runs.slice(0, count), plan) ?? Infinity,
  );
}

/** Of the best mix so far, € per €; undefined where none spent enough. */
export function bestHalfWidth(
  runs: readonly PolicyReplication[],
  { mixes, confidence }: PolicyPlan,
): number | undefined {
  const best = bestMix(new Samples(runs), mixes.length, confidence);
  return best && halfWidth(best.effect);
}
