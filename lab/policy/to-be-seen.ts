import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { studentQuantile } from '../statistics/student-quantile.ts';

/** How often a test should find an effect that is there. */
const power = 0.8;

/** Replications above which nobody runs any, and degrees of freedom above which Student’s t is as the normal. */
const most = 1e9;
const enoughFreedom = 1e6;

/**
 * What it would take to find an effect of the size seen: more replications of the same money, or more money in as many.
 *
 * The least n with (t₁₋α/₂ + t_power) · s / √n ≤ m, of Student with n − 1 degrees of freedom: never fewer than those that did not
 * show it. Of the money, as much more as brings m up to what shows in as many, as if each euro brought as much as those
 * before it, which it seldom does.
 *
 * Source  Cohen, J. (1988) Statistical Power Analysis, 2nd ed., section 2.4
 *
 * @param sample paired differences, at least 2
 * @param budget of the differences, k€ a year
 * @param alpha of a two-sided test, adjusted for the number of tests
 * @returns rounded up to two digits; undefined where the mean is 0, no difference varies, or no number would do
 */
export function toBeSeen(
  sample: ArrayLike<number>,
  budget: number,
  alpha: number,
): { readonly replications: number; readonly budget: number } | undefined {
  const { mean, variance } = meanAndVariance(sample);
  if (mean === 0 || variance === 0) return undefined;
  /** The mean that would show in so many, over the mean seen. */
  const times = (count: number): number => {
    const freedom = Math.min(count - 1, enoughFreedom);
    const errors = studentQuantile(1 - alpha / 2, freedom) + studentQuantile(power, freedom);
    return (errors * Math.sqrt(variance / count)) / Math.abs(mean);
  };
  if (times(most) > 1) return undefined;
  return {
    replications: roundedUp(leastFrom(2, most, (count) => times(count) <= 1)),
    budget: roundedUp(Math.max(1, times(sample.length)) * budget),
  };
}

/** The least whole number that is enough, of those from which all larger ones are. */
function leastFrom(low: number, high: number, isEnough: (count: number) => boolean): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Up to two digits: more would claim a precision that a forecast does not have. */
function roundedUp(value: number): number {
  let unit = 1;
  while (unit * 100 < value) unit *= 10;
  return value < 10 ? Math.ceil(value) : Math.ceil(value / unit) * unit;
}
