/** Factors that are moved together, as the parameters of one corner of the diamond. */
export interface FactorGroup {
  readonly name: string;
  /** Columns of the design, from 0. */
  readonly factors: readonly number[];
}

/** Every factor as a group of its own. */
export function eachAlone(names: readonly string[]): FactorGroup[] {
  return names.map((name, factor) => ({ name, factors: [factor] }));
}

/**
 * Holds groups to what indices by group need: each factor in exactly one group, and no group empty.
 *
 * @returns the number of factors
 * @throws RangeError otherwise, or for a name given twice
 */
export function requirePartition(groups: readonly FactorGroup[]): number {
  const factors = groups.flatMap((group) => group.factors);
  const isPartition = [...factors].sort((a, b) => a - b).every((factor, i) => factor === i);
  if (groups.length === 0 || !isPartition || groups.some((group) => group.factors.length === 0))
    throw new RangeError('groups require each factor, counted from 0, in exactly one group');
  if (new Set(groups.map(({ name }) => name)).size < groups.length)
    throw new RangeError('groups require names that differ');
  return factors.length;
}

/**
 * Holds outcomes to one finite number for each point of a design.
 *
 * @throws RangeError otherwise
 */
export function requireOutcomes(outcomes: ArrayLike<number>, count: number): void {
  if (outcomes.length !== count)
    throw new RangeError(`sensitivity requires ${count} outcomes, not ${outcomes.length}`);
  for (let i = 0; i < count; i += 1)
    if (!Number.isFinite(outcomes[i]))
      throw new RangeError(`sensitivity requires finite outcomes, not ${outcomes[i]} at point ${i}`);
}
