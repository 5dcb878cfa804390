/**
 * Herfindahl index: sum of squared shares, 1/n for equals and 1 for a monopoly; 0 when there is nothing to share.
 *
 * @param sizes non-negative
 * @param count leading values that count
 */
export function herfindahl(sizes: Float64Array, count = sizes.length): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    total += sizes[i];
    squares += sizes[i] * sizes[i];
  }
  return total > 0 ? squares / (total * total) : 0;
}

/**
 * Gini coefficient of sizes sorted upwards: 0 for equals, (n − 1) / n for a monopoly.
 *
 * @param sorted non-negative, ascending
 * @param count leading values that count
 */
export function gini(sorted: Float64Array, count = sorted.length): number {
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < count; i += 1) {
    total += sorted[i];
    weighted += (i + 1) * sorted[i];
  }
  return total > 0 ? (2 * weighted) / (count * total) - (count + 1) / count : 0;
}
