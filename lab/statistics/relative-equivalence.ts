import type { Equivalence } from './equivalence.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { studentTail } from './student-tail.ts';
import { standardised } from './t-test.ts';

/**
 * Two one-sided tests that a mean difference lies within a share of the baseline's mean, of either sign.
 *
 * With d the differences, x the baseline and m the share, the means of d + m x and m x − d must both be above 0 (below, where
 * the baseline's is): paired t tests, so that the margin's own uncertainty counts, which a margin that is put at m x̄ leaves out.
 *
 * Source  Hauschke, D., Kieser, M., Diletti, E. & Burke, M. (1999) Sample size determination for proving equivalence based on
 *         the ratio of two means for normally distributed data, Statistics in Medicine 18(1), 93–105; here for pairs
 *
 * @param sample differences between pairs, at least 2
 * @param baseline as many, of the same replications in the same order
 * @param share above 0
 * @returns undefined where the baseline's mean is 0, of which no share is a margin
 * @throws RangeError for samples of two lengths, fewer than 2 values, or a share that is not above 0
 */
export function relativeEquivalence(
  sample: Float64Array,
  baseline: Float64Array,
  share: number,
): Equivalence | undefined {
  if (sample.length !== baseline.length) throw new RangeError('pairs require samples of one length');
  if (sample.length < 2) throw new RangeError('an equivalence test requires at least two values');
  if (!(share > 0)) throw new RangeError(`an equivalence test requires a share above 0, not ${share}`);
  const sign = Math.sign(meanAndVariance(baseline).mean);
  if (sign === 0) return undefined;
  const tailOf = (valueAt: (i: number) => number) => {
    const { mean, variance } = meanAndVariance(sample.map((_, i) => valueAt(i)));
    return studentTail(standardised(mean, Math.sqrt(variance / sample.length)), sample.length - 1);
  };
  const pBelow = tailOf((i) => sign * share * baseline[i] + sample[i]);
  const pAbove = tailOf((i) => sign * share * baseline[i] - sample[i]);
  return { pBelow, pAbove, p: Math.max(pBelow, pAbove) };
}
