import { meanAndVariance } from './mean-and-variance.ts';
import { studentTail } from './student-tail.ts';
import { standardised } from './t-test.ts';

/** Whether a mean is shown to lie within a margin of 0. */
export interface Equivalence {
  /** Of the test that the mean is −margin or less. */
  readonly pBelow: number;
  /** Of the test that the mean is margin or more. */
  readonly pAbove: number;
  /** The greater of both: at or below alpha, the mean is within the margin. */
  readonly p: number;
}

/**
 * Two one-sided t tests: rejecting both shows that two arms differ by less than a margin, which no large p of a t test does.
 *
 * Source  Schuirmann, D. J. (1987) A comparison of the two one-sided tests procedure and the power approach, J.
 *         Pharmacokinetics and Biopharmaceutics 15(6), 657–680
 *
 * @param sample differences between pairs, at least 2
 * @param margin above 0, in the unit of the sample
 * @throws RangeError for fewer than 2 values or a margin that is not above 0
 * @example equivalenceTest(Float64Array.of(-1, 0, 1), 3).p // .0176
 */
export function equivalenceTest(sample: ArrayLike<number>, margin: number): Equivalence {
  if (sample.length < 2) throw new RangeError('an equivalence test requires at least two values');
  if (!(margin > 0)) throw new RangeError(`an equivalence test requires a margin above 0, not ${margin}`);
  const { mean, variance } = meanAndVariance(sample);
  const standardError = Math.sqrt(variance / sample.length);
  const freedom = sample.length - 1;
  const pBelow = studentTail(standardised(mean + margin, standardError), freedom);
  const pAbove = studentTail(standardised(margin - mean, standardError), freedom);
  return { pBelow, pAbove, p: Math.max(pBelow, pAbove) };
}
