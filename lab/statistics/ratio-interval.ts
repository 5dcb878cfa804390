import { differences } from './differences.ts';
import type { Interval } from './interval.ts';
import { meanAndVariance } from './mean-and-variance.ts';

/**
 * Interval for a ratio of two means whose values come in pairs, as a gap in per cent of a baseline.
 *
 * R = ȳ / x̄; its standard error is that of the mean of (yᵢ − R xᵢ) / x̄, so that luck which moves both cancels.
 *
 * Source  Cochran, W. G. (1977) Sampling Techniques, 3rd ed., section 6.4 (linearised variance of a ratio)
 *
 * @param numerators one value per replication
 * @param denominators as many, of the same replications in the same order
 * @param critical from `criticalValue` for as many pairs
 * @param scale 100 gives per cent
 * @returns 0 to 0 when every numerator is 0
 * @throws RangeError when the denominators' mean is 0 and the numerators are not
 */
export function ratioInterval(
  numerators: Float64Array,
  denominators: Float64Array,
  critical: number,
  scale = 1,
): Interval {
  const { ratio, influence } = linearised(numerators, denominators);
  return around(ratio, influence, critical, scale);
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
  const one = linearised(...first);
  const other = linearised(...second);
  return around(one.ratio - other.ratio, differences(one.influence, other.influence), critical, scale);
}

/** A ratio, and by how much each pair moves it (times the number of pairs). */
function linearised(numerators: Float64Array, denominators: Float64Array) {
  if (numerators.every((value) => value === 0)) return { ratio: 0, influence: numerators };
  const base = meanAndVariance(denominators).mean;
  if (base === 0) throw new RangeError('a ratio requires a denominator whose mean is not 0');
  const ratio = meanAndVariance(numerators).mean / base;
  return { ratio, influence: numerators.map((value, i) => (value - ratio * denominators[i]) / base) };
}

function around(ratio: number, influence: Float64Array, critical: number, scale: number): Interval {
  const { variance } = meanAndVariance(influence);
  const mean = scale * ratio;
  const reach = scale * critical * Math.sqrt(variance / influence.length);
  return { mean, low: mean - reach, high: mean + reach };
}
