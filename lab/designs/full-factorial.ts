import type { Design } from './design.ts';

/** Points that a design may have. */
export const pointLimit = 10_000_000;

/**
 * Every combination of every factor's levels; the last factor changes fastest. Equal spacing gives a grid.
 *
 * @param levels number of levels of each factor, at least 1; level i of n has the coordinate i / (n − 1), one alone ½
 * @throws RangeError for more than `pointLimit` points
 * @example fullFactorial([2, 3]).count // 6
 */
export function fullFactorial(levels: readonly number[]): Design {
  const count = levels.reduce((product, each) => product * each, 1);
  if (!(count >= 1 && count <= pointLimit))
    throw new RangeError(`a design requires 1 to ${pointLimit} points (pointLimit), not ${count}`);
  return {
    count,
    factorCount: levels.length,
    at(index, point) {
      let rest = index;
      for (let factor = levels.length - 1; factor >= 0; factor -= 1) {
        point[factor] = levelCoordinate(rest % levels[factor], levels[factor]);
        rest = Math.floor(rest / levels[factor]);
      }
    },
  };
}

/** The coordinate of a level: the first is 0, the last 1, a single one in the middle. */
export function levelCoordinate(level: number, levelCount: number): number {
  return levelCount === 1 ? 0.5 : level / (levelCount - 1);
}
