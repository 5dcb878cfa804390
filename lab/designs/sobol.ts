import { mix } from '#sim-core/random/hash.ts';
import type { Design } from './design.ts';
import { sobolDirections } from './sobol-directions.ts';

const bitCount = 32;
/** 2^−32 */
const wordWidth = 2.3283064365386963e-10;

const lines = sobolDirections.trim().split('\n');
/** Factors that the table covers. */
export const sobolFactorLimit = 1 + lines.length;

/**
 * Points of Sobol' in the order of the Gray code, which fill the unit cube more evenly than chance.
 *
 * Unscrambled, point 0 is the origin and every coordinate a multiple of 2^−32. Scrambled after Owen, every point is
 * uniform in the cube, the points together keep their even spread, and another seed gives an independent replicate.
 *
 * Source  Sobol', I. M. (1967) USSR Comput. Math. Math. Phys. 7(4), 86–112; Joe & Kuo (2008), see `sobolDirections`;
 *         Owen, A. B. (1995) Randomly permuted (t, m, s)-nets and (t, s)-sequences, with a hash of the leading bits in
 *         place of stored permutations
 *
 * @param pointCount up to 2^31; a power of two keeps the balance
 * @param factorCount up to `sobolFactorLimit`
 * @param seed of the scrambling, an unsigned 32-bit key; without, the points as published
 * @throws RangeError for more factors than the table covers
 */
export function sobol(pointCount: number, factorCount: number, seed?: number): Design {
  if (factorCount > sobolFactorLimit)
    throw new RangeError(
      `a Sobol’ design requires at most ${sobolFactorLimit} factors (sobolFactorLimit), not ${factorCount}`,
    );
  const directions = Array.from({ length: factorCount }, (_, factor) => directionsOf(factor));
  return {
    count: pointCount,
    factorCount,
    at(index, point) {
      for (let factor = 0; factor < factorCount; factor += 1) {
        const word = wordAt(index, directions[factor]);
        point[factor] =
          seed === undefined ? word * wordWidth : (scrambled(word, mix(seed, factor)) + 0.5) * wordWidth;
      }
    },
  };
}

function wordAt(index: number, directions: Uint32Array): number {
  let word = 0;
  for (let gray = (index ^ (index >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit += 1)
    if (gray & 1) word ^= directions[bit];
  return word >>> 0;
}

/** Flips each bit by a coin that the bits before it choose: a random permutation nested at every level. */
function scrambled(word: number, key: number): number {
  let result = 0;
  // A leading 1 tells prefixes of different lengths apart.
  let prefix = 1;
  for (let bit = bitCount - 1; bit >= 0; bit -= 1) {
    const own = (word >>> bit) & 1;
    result = (result << 1) | (own ^ (mix(key, prefix) & 1));
    prefix = (prefix << 1) | own;
  }
  return result >>> 0;
}

/** The direction numbers of a factor, as fractions of 2^32. */
function directionsOf(factor: number): Uint32Array {
  const directions = new Uint32Array(bitCount);
  if (factor === 0) return directions.map((_, i) => 2 ** (bitCount - 1 - i));
  const [coefficients, firsts] = lines[factor - 1].split(':');
  const first = firsts.split(' ').map(Number);
  const degree = first.length;
  for (let i = 0; i < bitCount; i += 1) {
    if (i < degree) {
      directions[i] = first[i] << (bitCount - 1 - i);
      continue;
    }
    let next = directions[i - degree] ^ (directions[i - degree] >>> degree);
    for (let k = 1; k < degree; k += 1)
      if ((Number(coefficients) >>> (degree - 1 - k)) & 1) next ^= directions[i - k];
    directions[i] = next;
  }
  return directions;
}
