import type { Design } from './design.ts';

/** Factors named A to Z, without I, which stands for the identity. */
export const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

const basicLimit = 20;
/** Each generator doubles the products that are constant. */
const generatorLimit = 16;

/** A two-level design that confounds what a full one would tell apart. */
export interface FractionalFactorial extends Design {
  /** Letters of the shortest product of factors that is constant: III confounds main effects with pairs, V does not. */
  readonly resolution: number;
  /** The products that are constant, as in `ABCE`, shortest first. */
  readonly definingWords: readonly string[];
}

/**
 * A two-level fractional factorial 2^(k−p): basic factors take every combination, the others are products of them.
 *
 * Source  Box, G. E. P. & Hunter, J. S. (1961) The 2^(k−p) fractional factorial designs, Technometrics 3(3), 311–351
 *
 * @param factorCount factors in all, named A, B, C … without I in their order
 * @param generators  as `E=ABCD` or `E=-ABCD`: each gives a factor after the basic ones, in order
 * @throws RangeError for a generator that cannot be read, or too many of them or of factors
 * @example fractionalFactorial(5, ['E=ABCD']) // 16 points of resolution V
 */
export function fractionalFactorial(factorCount: number, generators: readonly string[]): FractionalFactorial {
  const basicCount = factorCount - generators.length;
  if (factorCount > letters.length || basicCount < 1 || basicCount > basicLimit)
    throw new RangeError(
      `a fractional factorial requires 1 to ${basicLimit} basic factors of ${letters.length} in all, not ${basicCount} of ${factorCount}`,
    );
  if (generators.length > generatorLimit)
    throw new RangeError(
      `a fractional factorial requires at most ${generatorLimit} generators (generatorLimit), not ${generators.length}`,
    );
  const products = generators.map((text, i) => productOf(text, basicCount, basicCount + i));
  const words = definingWords(products, basicCount);
  return {
    count: 2 ** basicCount,
    factorCount,
    resolution: Math.min(...words.map(({ length }) => length)),
    definingWords: words,
    at(index, point) {
      for (let factor = 0; factor < basicCount; factor += 1)
        point[factor] = (index >>> (basicCount - 1 - factor)) & 1;
      for (const [i, { mask, isNegative }] of products.entries()) {
        let sign = isNegative ? 0 : 1;
        // A product of ±1 is −1 where an odd number of its factors is low.
        for (let factor = 0; factor < basicCount; factor += 1)
          if (mask & (1 << factor) && point[factor] === 0) sign = 1 - sign;
        point[basicCount + i] = sign;
      }
    },
  };
}

interface Product {
  /** Bit i is set when basic factor i takes part. */
  readonly mask: number;
  readonly isNegative: boolean;
}

function productOf(text: string, basicCount: number, factor: number): Product {
  const basics = letters.slice(0, basicCount);
  const own = letters[factor];
  const match = new RegExp(`^${own}=(-?)([${basics}]+)$`).exec(text.replaceAll(' ', ''));
  const used = match?.[2] ?? '';
  if (!match || new Set(used).size !== used.length || used.length < 2)
    throw new RangeError(
      `a generator requires ${own}= and two or more of ${basics}, as in ${own}=${basics.slice(0, 2)}, not ${text}`,
    );
  const mask = [...used].reduce((bits, letter) => bits | (1 << letters.indexOf(letter)), 0);
  return { mask, isNegative: match[1] === '-' };
}

/** All products of the generators' words, as letters. */
function definingWords(products: readonly Product[], basicCount: number): string[] {
  const generating = products.map(({ mask }, i) => mask | (1 << (basicCount + i)));
  let words = [0];
  for (const word of generating) words = [...words, ...words.map((other) => other ^ word)];
  return words
    .filter((word) => word !== 0)
    .map((word) => [...letters].filter((_, i) => word & (1 << i)).join(''))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
