import { log } from '#sim-core/numeric/log.ts';

/** Coefficients for g = 7 and nine terms. */
const coefficients = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const halfLogTwoPi = 0.91893853320467274178;

/**
 * Natural logarithm of the gamma function.
 *
 * Source  Lanczos, C. (1964) A precision approximation of the gamma function, SIAM J. Numer. Anal. 1, 86–96
 * Error   below 1e-14 of the value, or 1e-14 where the value is near 0
 * Range   x ≥ 0.5
 *
 * @example logGamma(5) // ln 24
 */
export function logGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum = coefficients[0];
  for (let i = 1; i < coefficients.length; i += 1) sum += coefficients[i] / (shifted + i);
  return halfLogTwoPi + (shifted + 0.5) * log(base) - base + log(sum);
}
