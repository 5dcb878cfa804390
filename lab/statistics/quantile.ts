/**
 * A sample's quantile, linear between order statistics: type 7 of Hyndman & Fan, the default of R, NumPy and Excel.
 *
 * Source  Hyndman, R. J. & Fan, Y. (1996) Sample quantiles in statistical packages, American Statistician 50(4), 361–365
 *
 * @param sorted rising values, at least one
 * @param probability in [0, 1]
 * @throws RangeError for an empty sample or a probability outside [0, 1]
 * @example quantileOf(Float64Array.of(1, 2, 4, 8), 0.5) // 3
 */
export function quantileOf(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile requires at least one value');
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`a quantile requires a probability in [0, 1], not ${probability}`);
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  if (below === sorted.length - 1) return sorted[below];
  return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}
