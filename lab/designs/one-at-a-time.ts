import { type Design, unchanged } from './design.ts';
import { levelCoordinate } from './full-factorial.ts';

/**
 * The base, then each factor alone at each of its levels while all others stay as they are.
 *
 * @param levels number of levels of each factor, at least 1
 * @example oneAtATime([2, 3]).count // 6: the base, 2 and 3
 */
export function oneAtATime(levels: readonly number[]): Design {
  return {
    count: 1 + levels.reduce((sum, each) => sum + each, 0),
    factorCount: levels.length,
    at(index, point) {
      point.fill(unchanged);
      let rest = index - 1;
      for (const [factor, levelCount] of levels.entries()) {
        if (rest >= 0 && rest < levelCount) point[factor] = levelCoordinate(rest, levelCount);
        rest -= levelCount;
      }
    },
  };
}
