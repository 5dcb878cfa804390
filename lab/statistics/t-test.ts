import { meanAndVariance } from './mean-and-variance.ts';
import { studentTail } from './student-tail.ts';
import { roundingShare } from './support.ts';

/** How far a mean lies from what was supposed, and how often luck alone reaches as far. */
export interface TTest {
  /** In standard errors; 0 where every value is the supposed one, NaN where the values do not vary and miss. */
  readonly t: number;
  readonly freedom: number;
  /** Two-sided; NaN where it cannot be determined. */
  readonly p: number;
}

/**
 * Student's two-sided test that the mean is a supposed one; of differences between pairs, the paired test.
 *
 * Source  Student (1908) The probable error of a mean, Biometrika 6(1), 1–25
 *
 * @param sample at least 2 independent values
 * @param supposed mean under the null
 * @returns p = 1 where every value is the supposed one, NaN where every value is the same other one: no spread is seen to measure
 *   the distance by
 * @throws RangeError for fewer than 2 values
 * @example tTest(Float64Array.of(1, 2, 3)) // { t: 3.464, freedom: 2, p: .0742 }
 */
export function tTest(sample: ArrayLike<number>, supposed = 0): TTest {
  if (sample.length < 2) throw new RangeError('a t test requires at least two values');
  const { mean, variance } = meanAndVariance(sample);
  const freedom = sample.length - 1;
  const t = standardised(mean - supposed, Math.sqrt(variance / sample.length));
  return { t, freedom, p: 2 * studentTail(Math.abs(t), freedom) };
}

/** A distance in standard errors; 0 stays 0 where there is no spread to measure it by, and any other cannot be determined. */
export function standardised(distance: number, standardError: number): number {
  if (distance === 0) return 0;
  return standardError > roundingShare * Math.abs(distance) ? distance / standardError : NaN;
}
