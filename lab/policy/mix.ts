import { type LeverName, leverNames } from '#sim-core';

/** A way to divide public money among levers. */
export interface Mix {
  /** As people write it: `broker`, `equal split`, `broker 60 + events 40`. */
  readonly name: string;
  /** Of the budget, each in (0, 1]; they add up to 1. */
  readonly shares: Readonly<Partial<Record<LeverName, number>>>;
}

/** All money for one lever. */
export function alone(lever: LeverName): Mix {
  return { name: lever, shares: { [lever]: 1 } };
}

/** The same share for each lever. */
export function equalSplit(levers: readonly LeverName[]): Mix {
  return { name: 'equal split', shares: sharesOf(levers.map((lever) => [lever, 1])) };
}

/**
 * Money divided by weights, as 60 and 40; a weight of 0 is left out.
 *
 * @param weights at least one above 0
 */
export function mixOf(weights: Readonly<Partial<Record<LeverName, number>>>): Mix {
  const entries = leverNames.flatMap((lever) => {
    const weight = weights[lever] ?? 0;
    return weight > 0 ? [[lever, weight] as const] : [];
  });
  if (entries.length === 1) return alone(entries[0][0]);
  return {
    name: entries.map(([lever, weight]) => `${lever} ${weight}`).join(' + '),
    shares: sharesOf(entries),
  };
}

/** Each lever alone, and, where there are several, the equal split. */
export function usualMixes(levers: readonly LeverName[] = leverNames): Mix[] {
  return [...levers.map(alone), ...(levers.length > 1 ? [equalSplit(levers)] : [])];
}

function sharesOf(weights: readonly (readonly [LeverName, number])[]): Mix['shares'] {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(weights.map(([lever, weight]) => [lever, weight / sum]));
}
