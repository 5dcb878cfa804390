import { lowestExponent, powersOfTwo } from './powers-of-two.ts';

/**
 * x · 2^exponent, rounded once; past the range of a double it is 0 or Infinity.
 *
 * Range  0.25 ≤ |x| ≤ 4, exponent an integer in [−2000, 2000]
 *
 * @example scaleByPowerOfTwo(1.5, 4) // 24
 */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  // in two steps where 2^exponent is no normal double: the first one is exact
  if (exponent < -1000)
    return x * powersOfTwo[exponent + 1000 - lowestExponent] * powersOfTwo[-1000 - lowestExponent];
  if (exponent > 1000)
    return x * powersOfTwo[exponent - 1000 - lowestExponent] * powersOfTwo[1000 - lowestExponent];
  return x * powersOfTwo[exponent - lowestExponent];
}
