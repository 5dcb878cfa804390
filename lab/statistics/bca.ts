import { normal } from '#sim-core/random/normal.ts';
import type { Estimate } from './estimate.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { normalProbability } from './normal-probability.ts';
import { type Resampling, replicateQuantile, replicatesOf } from './resampling.ts';
import { isEnoughToResample, supported, wholeLine } from './support.ts';

/**
 * Bootstrap interval of any smooth statistic, corrected for bias and for a spread that moves with the mean (BCa).
 *
 * Like every bootstrap it is too sure of few units: for the mean of 24 at a nominal 95 %, 2,000 simulations (standard error
 * .6 %) found it right in 92 % of normal samples, in 91 % of lognormal ones of skewness 1.8, and in 88 % of skewness 6.2, where
 * Student's interval was right in 95 %, 93 % and 87 %. Take it for statistics that have no interval of their own.
 *
 * Source  Efron, B. (1987) Better bootstrap confidence intervals, J. Am. Stat. Assoc. 82(397), 171–185
 *
 * @param count units, as pairs; at least 2
 * @param statistic over the units given by number; some may repeat, or one be missing
 * @throws RangeError for fewer than 2 units
 * @example bcaInterval(gaps.length, (units) => median(units, gaps))
 */
export function bcaInterval(
  count: number,
  statistic: (units: Int32Array) => number,
  resampling: Resampling = {},
): Estimate {
  if (!(count >= 2)) throw new RangeError('a bootstrap interval requires at least two values');
  const estimate = statistic(Int32Array.from({ length: count }, (_, i) => i));
  const replicates = replicatesOf(count, statistic, resampling);
  return bcaFrom(estimate, replicates, leftOut(count, statistic), resampling.confidence);
}

/**
 * BCa interval of the mean of independent values; of differences between pairs, the paired interval.
 *
 * @param sample at least 2 values
 * @example bcaOfMean(differences(cluster, isolated)) // { estimate, low, high }
 */
export function bcaOfMean(sample: ArrayLike<number>, resampling: Resampling = {}): Estimate {
  return bcaInterval(sample.length, (units) => meanOf(units, sample), resampling);
}

/**
 * BCa interval from replicates at hand.
 *
 * With z₀ = Φ⁻¹(share of replicates below the estimate, ties by half) and acceleration a = Σ L³ / (6 (Σ L²)^(3/2)), an end
 * is the quantile at Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))).
 *
 * @param replicates of resamples, at least 1, in any order
 * @param jackknife the statistic without each unit in turn, so one value per unit
 * @returns infinite ends where no replicate differs from another, or the units are too few, see `isEnoughToResample`
 */
export function bcaFrom(
  estimate: number,
  replicates: Float64Array,
  jackknife: Float64Array,
  confidence = 0.95,
): Estimate {
  if (!isEnoughToResample(jackknife.length, confidence)) return { estimate, ...wholeLine };
  const sorted = Float64Array.from(replicates).sort();
  const bias = normal(shareBelow(sorted, estimate));
  const acceleration = accelerationOf(jackknife);
  const end = (probability: number) => {
    const sum = bias + normal(probability);
    const room = 1 - acceleration * sum;
    // With no room left the corrected level has run into its end.
    if (room <= 0) return sorted[sum > 0 ? sorted.length - 1 : 0];
    return replicateQuantile(sorted, normalProbability(bias + sum / room));
  };
  const ends = { low: end((1 - confidence) / 2), high: end((1 + confidence) / 2) };
  return supported({ estimate, ...ends }, Math.abs(estimate));
}

/** Kept off 0 and 1 by one part in R + 1, where the bias would be infinite. */
function shareBelow(sorted: Float64Array, estimate: number): number {
  let below = 0;
  for (const replicate of sorted) below += replicate < estimate ? 1 : replicate === estimate ? 0.5 : 0;
  const least = 1 / (sorted.length + 1);
  return Math.min(1 - least, Math.max(least, below / sorted.length));
}

function accelerationOf(jackknife: Float64Array): number {
  const { mean } = meanAndVariance(jackknife);
  let squares = 0;
  let cubes = 0;
  for (const value of jackknife) {
    const influence = mean - value;
    squares += influence * influence;
    cubes += influence * influence * influence;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

function leftOut(count: number, statistic: (units: Int32Array) => number): Float64Array {
  const units = Int32Array.from({ length: count - 1 }, (_, i) => i + 1);
  const values = new Float64Array(count);
  for (let out = 0; out < count; out += 1) {
    values[out] = statistic(units);
    if (out < count - 1) units[out] = out;
  }
  return values;
}

function meanOf(units: Int32Array, sample: ArrayLike<number>): number {
  let sum = 0;
  for (const unit of units) sum += sample[unit];
  return sum / units.length;
}
