import { exp } from '#sim-core/numeric/exp.ts';
import { type Look, type Place, type Shape, surfaceOf } from './surface.ts';

/** Places of a square lattice, cell by cell, in the middle of each. */
export function lattice(side: number): Place[] {
  return Array.from({ length: side * side }, (_, i): Place => [
    ((i % side) + 0.5) / side,
    (Math.floor(i / side) + 0.5) / side,
  ]);
}

/** Where to look, and where it matters what is seen. */
const candidates = lattice(16);
const judged = lattice(20);
const places: readonly Place[] = [...candidates, ...judged];

/**
 * Chooses where to look next, so that the sign becomes certain near the frontier: each look is put where it lowers most the
 * variance of the surface, weighed by how near 0 the surface is thought to be. Between choices, a look is taken to show
 * what is expected of it.
 *
 * Source  Picheny, V. et al. (2010) Adaptive designs of experiments for accurate approximation of a target region, J. Mech.
 *         Des. 132(7), 071008 (targeted integrated mean square error, with a window of no width); Ginsbourger, D., Le Riche, R. &
 *         Carraro, L. (2010) Kriging is well-suited to parallelize optimization (kriging believer)
 *
 * @param noise variance of the noise of a further look
 * @returns places in the order chosen; one may be chosen again, or near where somebody looked before
 */
export function nextPlaces(looks: readonly Look[], shape: Shape, noise: number, count: number): Place[] {
  const known = surfaceOf(looks, shape).among(places);
  const { means } = known;
  const size = places.length;
  const covariance = known.covariance;
  const chosen: Place[] = [];
  while (chosen.length < count) {
    const weights = judged.map((_, i) => {
      const at = candidates.length + i;
      return nearness(means[at], covariance[at * size + at]);
    });
    const next = best(covariance, weights, noise);
    chosen.push(candidates[next]);
    condition(covariance, size, next, noise);
  }
  return chosen;
}

/** Density at 0 of what is thought of the surface. */
function nearness(mean: number, variance: number): number {
  return exp((-mean * mean) / (2 * variance)) / Math.sqrt(variance);
}

/** The candidate whose look lowers the weighed variance most. */
function best(covariance: Float64Array, weights: readonly number[], noise: number): number {
  const size = places.length;
  let next = 0;
  let most = -Infinity;
  for (let candidate = 0; candidate < candidates.length; candidate += 1) {
    const start = candidate * size;
    let gain = 0;
    for (let i = 0; i < weights.length; i += 1) {
      const link = covariance[start + candidates.length + i];
      gain += weights[i] * link * link;
    }
    gain /= covariance[start + candidate] + noise;
    if (gain <= most) continue;
    most = gain;
    next = candidate;
  }
  return next;
}

/** What the covariance becomes when somebody looks at a place. */
function condition(covariance: Float64Array, size: number, at: number, noise: number): void {
  const links = covariance.slice(at * size, (at + 1) * size);
  const scale = links[at] + noise;
  for (let i = 0; i < size; i += 1) {
    const share = links[i] / scale;
    for (let j = 0; j < size; j += 1) covariance[i * size + j] -= share * links[j];
  }
}
