/** The exponent of the smallest double, 5e-324. */
export const lowestExponent = -1074;

/**
 * The exact powers 2^−1074 … 2^1023; 2ᵏ sits at index k − lowestExponent.
 *
 * A product with one of them is exact unless it is subnormal, and needs no view on the bits of a double.
 *
 * @example powersOfTwo[3 - lowestExponent] // 8
 */
export const powersOfTwo = new Float64Array(2098);

for (let index = 0, power = 5e-324; index < powersOfTwo.length; index++, power *= 2)
  powersOfTwo[index] = power;
