/**
 * p values adjusted so that, over a family of tests, the chance of any false alarm stays at or below alpha.
 *
 * In rising order, the i-th of m is multiplied by m − i + 1, and none falls below the one before it. Needs no independence,
 * so it suits indicators of the same replications.
 *
 * Source  Holm, S. (1979) A simple sequentially rejective multiple test procedure, Scand. J. Statistics 6(2), 65–70
 *
 * @param pValues each in [0, 1], of all tests of the family; NaN for one that cannot be determined, which counts as 1
 * @returns in the order given, each in [0, 1], or NaN where the p value is
 * @throws RangeError for a p value outside [0, 1]
 * @example holmAdjusted([0.01, 0.04, 0.03]) // [.03, .06, .06]
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const outside = pValues.find((p) => p < 0 || p > 1);
  if (outside !== undefined) throw new RangeError(`a p value requires a number in [0, 1], not ${outside}`);
  const rising = pValues.map((_, i) => i).sort((i, j) => ranked(pValues[i]) - ranked(pValues[j]));
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  for (const [rank, i] of rising.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * ranked(pValues[i])));
    adjusted[i] = Number.isNaN(pValues[i]) ? NaN : least;
  }
  return adjusted;
}

function ranked(p: number): number {
  return Number.isNaN(p) ? 1 : p;
}
