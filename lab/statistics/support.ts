import type { Interval } from './interval.ts';

/** The ends of an interval. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Ends that leave nothing out: all that can be said where the data support no interval. */
export const wholeLine: Ends = { low: -Infinity, high: Infinity };

/** Spread below this part of the values is what rounding leaves of none; nothing that is printed is told so closely. */
export const roundingShare = 1e-9;

/**
 * The rule for every interval: it is as wide as its data support, and where they support none, its ends are the infinities.
 *
 * A sample says nothing of a spread that it does not show: values that are all equal, too few, or not numbers give no
 * interval, however many of them there are. That nothing happened in n replications, for one, only bounds how often it
 * happens (at about 3 / n), not how much it then matters. An interval without width is true where something other than
 * the sample fixes the value: see `exactly`.
 *
 * JSON has null for an end at infinity and for a mean that does not exist, tables have an empty cell, words say "cannot be
 * determined".
 *
 * @param scale size of the values, so that what rounding leaves is not taken for spread
 */
export function supported<Told extends Ends>(interval: Told, scale = 0): Told {
  const { low, high } = interval;
  const isSupported = isDetermined(interval) && high - low > roundingShare * scale;
  return isSupported ? interval : { ...interval, ...wholeLine };
}

/** Whether the data support an interval. */
export function isDetermined({ low, high }: Ends): boolean {
  return Number.isFinite(low) && Number.isFinite(high);
}

/**
 * A value that is fixed by construction, whatever the luck: an arm compared with itself, two runs that end every replication
 * in the same state, to the last bit, a month before anything differs, an effect of money that was never spent.
 */
export function exactly(value: number): Interval {
  return { mean: value, low: value, high: value };
}

/**
 * Whether resamples of so few values can give an interval.
 *
 * A resample never reaches beyond the values seen, and these lie on both sides of the distribution's quantile p with
 * probability 1 − pⁿ − (1 − p)ⁿ: an interval from them cannot hold more often. At 95 % that takes 6 values for a median,
 * 29 for the quantile .1.
 *
 * Source  David, H. A. & Nagaraja, H. N. (2003) Order Statistics, 3rd ed., section 7.1
 *
 * @param count values, at least 1
 * @param probability of the quantile, in (0, 1); the middle for means
 */
export function isEnoughToResample(count: number, confidence: number, probability = 0.5): boolean {
  return 1 - power(probability, count) - power(1 - probability, count) >= confidence;
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i += 1) product *= base;
  return product;
}
