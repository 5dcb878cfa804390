import type { Estimate } from '../statistics/estimate.ts';

/** What stands for a share that a sample does not determine. */
export const undetermined: Estimate = { estimate: NaN, low: NaN, high: NaN };

/**
 * A share of the variance within what a share can be, from 0 to 1; undetermined where the whole interval lies outside or the
 * rows are too few for any: then the sample is too small for the estimator, whatever the share.
 */
export function shareWithin({ estimate, low, high }: Estimate): Estimate {
  if (low > 1 || high < 0 || low === -Infinity) return undetermined;
  return { estimate: within(estimate), low: within(low), high: within(high) };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Whether a sample determines an estimate. */
export function isDetermined({ estimate }: Estimate): boolean {
  return Number.isFinite(estimate);
}
