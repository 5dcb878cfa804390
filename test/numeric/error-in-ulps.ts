const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The distance from |x| to the next larger double. */
function ulp(x: number): number {
  double[0] = Math.abs(x);
  bits[0] += 1n;
  return double[0] - Math.abs(x);
}

/**
 * How far `actual` lies from an exact value, in units of the last place.
 *
 * @param nearest   the double nearest to the exact value
 * @param remainder what the exact value adds to it, in ulp
 */
export function errorInUlps(actual: number, nearest: number, remainder: number): number {
  return Math.abs((actual - nearest) / ulp(nearest) - remainder);
}
