/**
 * The sum of the first `count` values, with the rounding error of every addition carried along.
 *
 * Source  Neumaier, A. (1974) Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54(1), 39–51
 * Error   below 1 ulp of the sum, plus count² · 2^−106 of the sum of magnitudes
 * Range   finite values, 0 ≤ count ≤ values.length; the sum of none is 0
 *
 * @example compensatedSum(Float64Array.of(1, 1e100, 1, -1e100)) // 2
 */
export function compensatedSum(values: Float64Array, count: number = values.length): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < count; row++) {
    const value = values[row];
    const next = sum + value;
    const isSumLarger = Math.abs(sum) >= Math.abs(value);
    lost += isSumLarger ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
