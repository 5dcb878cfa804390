import { meanAndVariance } from './mean-and-variance.ts';
import { studentQuantile } from './student-quantile.ts';
import { supported } from './support.ts';

/**
 * A mean and the ends of its confidence interval; infinite ends where the data support none, see `supported`, and NaN for a
 * mean that does not exist.
 */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many standard errors a two-sided interval reaches to each side.
 *
 * @param confidence in (0, 1), as .95
 * @param count independent values or pairs, at least 2
 */
export function criticalValue(confidence: number, count: number): number {
  return studentQuantile((1 + confidence) / 2, count - 1);
}

/**
 * Student's interval for the mean of independent values. Of differences between pairs, it is the paired interval.
 *
 * @param critical from `criticalValue` for as many values
 * @returns infinite ends where the values do not vary, or one is no number
 * @example intervalOf(Float64Array.of(1, 2, 3), criticalValue(0.95, 3)) // { mean: 2, low: −.484, high: 4.484 }
 */
export function intervalOf(sample: ArrayLike<number>, critical: number): Interval {
  const { mean, variance } = meanAndVariance(sample);
  const reach = critical * Math.sqrt(variance / sample.length);
  return supported({ mean, low: mean - reach, high: mean + reach }, Math.abs(mean));
}

/** Half the width of an interval. */
export function halfWidth({ low, high }: Interval): number {
  return (high - low) / 2;
}
