import { mix } from '#sim-core/random/hash.ts';
import { integerBelow } from '#sim-core/random/integer-below.ts';
import { Random } from '#sim-core/random/random.ts';
import type { Design } from './design.ts';
import { sobol, sobolFactorLimit } from './sobol.ts';

/**
 * Points of Sobol' for any number of factors: as many at a time as the table of directions covers, each such set scrambled
 * anew and in an order of its own, so that sets are independent while each keeps its even spread.
 *
 * Up to `sobolFactorLimit` factors it is `sobol` itself.
 *
 * Source  Owen, A. B. (1998) Latin supercube sampling for very high-dimensional simulations, ACM Trans. Model. Comput. Simul.
 *         8(1), 71–102
 *
 * @param pointCount at least 1; a power of two keeps the balance
 * @param seed an unsigned 32-bit key
 * @example latinSupercube(64, 240, 1).at(0, new Float64Array(240))
 */
export function latinSupercube(pointCount: number, factorCount: number, seed: number): Design {
  const sets = Array.from({ length: Math.ceil(factorCount / sobolFactorLimit) }, (_, set) => {
    const from = set * sobolFactorLimit;
    const width = Math.min(sobolFactorLimit, factorCount - from);
    const key = set === 0 ? seed : mix(seed, set);
    return {
      from,
      design: sobol(pointCount, width, key),
      order: set === 0 ? undefined : shuffled(pointCount, key),
      point: new Float64Array(width),
    };
  });
  return {
    count: pointCount,
    factorCount,
    at(index, point) {
      for (const { from, design, order, point: own } of sets) {
        design.at(order ? order[index] : index, own);
        point.set(own, from);
      }
    },
  };
}

/** Fisher and Yates. */
function shuffled(count: number, seed: number): Uint32Array {
  const random = new Random(seed, 0);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = integerBelow(random.draw(0, last, 0), last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
