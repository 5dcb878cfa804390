import { meanAndVariance } from './mean-and-variance.ts';
import { studentQuantile } from './student-quantile.ts';

/** A mean and the ends of its confidence interval. */
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
 * @example intervalOf(Float64Array.of(1, 2, 3), criticalValue(0.95, 3)) // { mean: 2, low: −.484, high: 4.484 }
 */
export function intervalOf(sample: ArrayLike<number>, critical: number): Interval {
  const { mean, variance } = meanAndVariance(sample);
  const reach = critical * Math.sqrt(variance / sample.length);
  return { mean, low: mean - reach, high: mean + reach };
}

/** Half the width of an interval. */
export function halfWidth({ low, high }: Interval): number {
  return (high - low) / 2;
}
