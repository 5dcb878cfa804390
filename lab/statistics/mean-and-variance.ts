/**
 * Mean and sample variance in one pass, without the cancellation of a sum of squares.
 *
 * Source  Welford, B. P. (1962) Note on a method for calculating corrected sums of squares, Technometrics 4(3), 419–420
 * Range   at least one value; the variance of one value is 0
 *
 * @example meanAndVariance(Float64Array.of(2, 4, 6)) // { mean: 4, variance: 4 }
 */
export function meanAndVariance(sample: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
} {
  if (sample.length === 0) throw new RangeError('mean requires at least one value');
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const distance = sample[i] - mean;
    mean += distance / (i + 1);
    squares += distance * (sample[i] - mean);
  }
  return { mean, variance: sample.length > 1 ? squares / (sample.length - 1) : 0 };
}
