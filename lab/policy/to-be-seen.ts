import { normal } from '#sim-core/random/normal.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';

/** How often a test should find an effect that is there. */
const power = 0.8;

/**
 * What it would take to find an effect of the size seen: more replications of the same money, or more money in as many.
 *
 * n = ((z₁₋α/₂ + z_power) · s / m)²; of the money, as much more as the square root of n over the count, as if each euro brought
 * as much as those before it, which it seldom does.
 *
 * Source  Cohen, J. (1988) Statistical Power Analysis, 2nd ed., section 2.4
 *
 * @param sample paired differences
 * @param budget of the differences, k€ a year
 * @param alpha of a two-sided test, adjusted for the number of tests
 * @returns rounded up to two digits; undefined where the mean is 0, or no difference varies
 */
export function toBeSeen(
  sample: ArrayLike<number>,
  budget: number,
  alpha: number,
): { readonly replications: number; readonly budget: number } | undefined {
  const { mean, variance } = meanAndVariance(sample);
  if (mean === 0 || variance === 0) return undefined;
  const errors = normal(1 - alpha / 2) + normal(power);
  const needed = (errors * errors * variance) / (mean * mean);
  const times = Math.sqrt(Math.max(1, needed / sample.length));
  return { replications: roundedUp(Math.max(2, needed)), budget: roundedUp(times * budget) };
}

/** Up to two digits: more would claim a precision that a forecast does not have. */
function roundedUp(value: number): number {
  let unit = 1;
  while (unit * 100 < value) unit *= 10;
  return value < 10 ? Math.ceil(value) : Math.ceil(value / unit) * unit;
}
