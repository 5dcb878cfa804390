import { exp } from '../numeric/exp.ts';

/** Up to here the search starts at 0, where the probability is still a normal double by far; above it starts at the mode. */
const largestMeanFromZero = 32;

/** Terms of the lower tail below this, relative to u ≥ 2^−33, change no result. */
const negligible = 1e-20;

const twoPi = 6.283185307179586;

/**
 * The Poisson quantile: the smallest k whose cumulative probability reaches u.
 *
 * Exact inversion, so it is monotone in u and, under common uniforms, in the mean. Takes about `mean` steps up to a mean
 * of 32 and about 10 √mean steps above.
 *
 * Source  Devroye, L. (1986) Non-Uniform Random Variate Generation, X.3.3 (sequential search, from the mode)
 * Range   u strictly inside (0, 1), 0 ≤ mean < 2^31
 * Throws  RangeError if the mean is outside its range
 *
 * @example poisson(0.5, 3) // 3
 */
export function poisson(u: number, mean: number): number {
  if (!(mean >= 0 && mean < 2147483648))
    throw new RangeError(`poisson requires a mean in [0, 2^31), not ${mean}`);
  if (mean > largestMeanFromZero) return poissonFromMode(u, mean);
  const probability = exp(-mean);
  return searchUp(u, mean, 0, probability, probability);
}

function poissonFromMode(u: number, mean: number): number {
  const mode = Math.floor(mean);
  const probabilityOfMode = poissonProbability(mode, mean);
  let cumulative = probabilityOfMode;
  let probability = probabilityOfMode;
  for (let k = mode; probability > negligible; k--) {
    probability *= k / mean;
    cumulative += probability;
  }
  if (u > cumulative) return searchUp(u, mean, mode, probabilityOfMode, cumulative);
  return searchDown(u, mean, mode, probabilityOfMode, cumulative);
}

/** The first k from `start` on whose cumulative probability reaches u; a vanished term ends the search. */
function searchUp(
  u: number,
  mean: number,
  start: number,
  startProbability: number,
  startCumulative: number,
): number {
  let k = start;
  let probability = startProbability;
  let cumulative = startCumulative;
  while (u > cumulative && probability > negligible) {
    k++;
    probability *= mean / k;
    cumulative += probability;
  }
  return k;
}

/** The last k down from `start` for which the cumulative probability of k − 1 does not reach u. */
function searchDown(
  u: number,
  mean: number,
  start: number,
  startProbability: number,
  startCumulative: number,
): number {
  let k = start;
  let probability = startProbability;
  let below = startCumulative - startProbability;
  while (u <= below && probability > negligible) {
    probability *= k / mean;
    below -= probability;
    k--;
  }
  return k;
}

/**
 * meanᵏ e^−mean / k! for large k next to the mean, without cancellation: the factorial by Stirling's series, and
 * k ln(mean / k) − (mean − k) by the odd series of the logarithm in s = (mean − k) / (mean + k).
 */
function poissonProbability(k: number, mean: number): number {
  const square = k * k;
  const stirling = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / k;
  const s = (mean - k) / (mean + k);
  const s2 = s * s;
  const odd = 2 * k * s * s2 * (1 / 3 + s2 * (1 / 5 + s2 * (1 / 7 + s2 / 9)));
  return exp(odd - (mean - k) * s - stirling) / Math.sqrt(twoPi * k);
}
