import type { ChosenFactor } from './choose-factors.ts';

/** Times that ranges are halved before it is given up. */
const mostHalvings = 6;

/**
 * Halves the ranges of parameters that stand under a common condition, as a floor and its ceiling, until every point of the
 * design keeps it.
 *
 * @param conflictsOf texts of the conditions that points within some ranges break, each naming its parameters
 * @returns ranges around the own values; those of parameters without a conflict as they were
 * @throws RangeError where halving does not help
 */
export function fitRanges(
  factors: readonly ChosenFactor[],
  conflictsOf: (factors: readonly ChosenFactor[]) => readonly string[],
): { readonly factors: readonly ChosenFactor[]; readonly narrowed: readonly string[] } {
  let fitted = factors;
  const narrowed = new Set<string>();
  for (let halving = 0; halving <= mostHalvings; halving += 1) {
    const conflicts = conflictsOf(fitted);
    if (conflicts.length === 0) return { factors: fitted, narrowed: [...narrowed] };
    const words = new Set(conflicts.flatMap((text) => text.match(/\w+/g) ?? []));
    const involved = fitted.filter(({ name }) => words.has(name));
    if (involved.length === 0) throw new RangeError(`ranges break a condition: ${conflicts[0]}`);
    for (const { name } of involved) narrowed.add(name);
    fitted = fitted.map((factor) => (involved.includes(factor) ? halved(factor) : factor));
  }
  throw new RangeError(`ranges break a condition however narrow: ${conflictsOf(fitted)[0]}`);
}

function halved({ own, min, max, ...rest }: ChosenFactor): ChosenFactor {
  const centre = Math.min(max, Math.max(min, own));
  return { ...rest, own, min: (centre + min) / 2, max: (centre + max) / 2 };
}
