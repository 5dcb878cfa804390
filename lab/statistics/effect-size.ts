import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { logGamma } from './log-gamma.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { noncentralityOf } from './noncentral-student.ts';

/** A mean difference in standard deviations of the differences. */
export interface EffectSize {
  /** Cohen's d_z as it is in the sample, which overstates the true effect. */
  readonly cohen: number;
  /** The same without that bias. */
  readonly hedges: number;
  /** Ends of the interval for the true effect. */
  readonly low: number;
  readonly high: number;
}

/**
 * The standardised effect of pairs: Cohen's d_z, Hedges' correction of it, and the exact interval if differences are normal.
 *
 * d_z = mean / deviation of the differences; g = d_z Γ(f/2) / (√(f/2) Γ((f − 1)/2)), f = n − 1. The interval holds the
 * effects under which d_z √n is no rare value of the non-central t. Common luck shrinks the deviation: d_z measures how
 * surely one arm is ahead within pairs, and does not compare with effects of unpaired studies.
 *
 * Source  Cohen, J. (1988) Statistical Power Analysis, 2nd ed., section 2.3.5; Hedges, L. V. (1981) Distribution theory for
 *         Glass's estimator of effect size, J. Educational Statistics 6(2), 107–128
 *
 * @param sample differences between pairs, at least 3
 * @param confidence in (0, 1)
 * @returns undefined where the differences do not vary
 * @throws RangeError for fewer than 3 differences
 */
export function effectSize(sample: ArrayLike<number>, confidence = 0.95): EffectSize | undefined {
  if (sample.length < 3) throw new RangeError('an effect size requires at least three pairs');
  const { mean, variance } = meanAndVariance(sample);
  if (variance === 0) return undefined;
  const freedom = sample.length - 1;
  const root = Math.sqrt(sample.length);
  const cohen = mean / Math.sqrt(variance);
  const end = (probability: number) => noncentralityOf(cohen * root, freedom, probability) / root;
  return {
    cohen,
    hedges: cohen * unbiasing(freedom),
    low: end((1 + confidence) / 2),
    high: end((1 - confidence) / 2),
  };
}

function unbiasing(freedom: number): number {
  return exp(logGamma(freedom / 2) - logGamma((freedom - 1) / 2) - log(freedom / 2) / 2);
}
