import { differences } from './differences.ts';
import type { Interval } from './interval.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { supported, wholeLine } from './support.ts';

/**
 * Interval for a ratio of two means whose values come in pairs, as a gap in per cent of a baseline.
 *
 * R = ȳ / x̄; its standard error is that of the mean of (yᵢ − R xᵢ) / x̄, so that luck which moves both cancels. Where x̄ itself
 * cannot be told from 0, the ratios that the data support reach to infinity, and there is no interval.
 *
 * Source  Cochran, W. G. (1977) Sampling Techniques, 3rd ed., section 6.4 (linearised variance of a ratio); Fieller, E. C.
 *         (1954) Some problems in interval estimation, J. Royal Stat. Soc. B 16(2), 175–185 (when the set is bounded)
 *
 * @param numerators one value per replication
 * @param denominators as many, of the same replications in the same order
 * @param critical from `criticalValue` for as many pairs
 * @param scale 100 gives per cent
 * @returns infinite ends where there is nothing to stand on, see `supported`; a mean of NaN where the denominators' is 0
 */
export function ratioInterval(
  numerators: Float64Array,
  denominators: Float64Array,
  critical: number,
  scale = 1,
): Interval {
  const { ratio, influence, size } = linearised(numerators, denominators, critical);
  return around(ratio, influence, size, critical, scale);
}

/**
 * Interval for the difference of two such ratios, all four samples paired: the first less the second.
 *
 * @param first numerators and denominators
 * @param second of the same replications in the same order
 */
export function ratioDifferenceInterval(
  first: readonly [Float64Array, Float64Array],
  second: readonly [Float64Array, Float64Array],
  critical: number,
  scale = 1,
): Interval {
  const one = linearised(...first, critical);
  const other = linearised(...second, critical);
  const influence = differences(one.influence, other.influence);
  return around(one.ratio - other.ratio, influence, Math.max(one.size, other.size), critical, scale);
}

/** A ratio, by how much each pair moves it (times the number of pairs), and the size of a ratio as rounding knows it. */
function linearised(numerators: Float64Array, denominators: Float64Array, critical: number) {
  const { mean: base, variance } = meanAndVariance(denominators);
  const ratio = base === 0 ? NaN : meanAndVariance(numerators).mean / base;
  const isBounded = Math.abs(base) > critical * Math.sqrt(variance / denominators.length);
  return {
    ratio,
    influence: numerators.map((value, i) => (value - ratio * denominators[i]) / base),
    size: isBounded ? Math.abs(ratio) : Infinity,
  };
}

function around(
  ratio: number,
  influence: Float64Array,
  size: number,
  critical: number,
  scale: number,
): Interval {
  const { variance } = meanAndVariance(influence);
  const mean = scale * ratio;
  if (size === Infinity) return { mean, ...wholeLine };
  const reach = scale * critical * Math.sqrt(variance / influence.length);
  return supported({ mean, low: mean - reach, high: mean + reach }, scale * size);
}
