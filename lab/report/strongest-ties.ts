import type { Network } from '#sim-core';

const mostOrganisations = 1000;
/** Lines that a small map bears before it turns grey. */
const bearableTies = 600;
const mostTiesEach = 6;

/** What is drawn of a network. */
export interface ShownNetwork {
  readonly organisations: Network['organisations'];
  readonly ties: Network['ties'];
  /** Of each organisation’s ties, so many of the strongest are drawn. */
  readonly tiesEach: number;
}

/**
 * Picks what a reader can still see: the organisations with most capacity, and of each its strongest ties.
 *
 * Ties are picked organisation by organisation, not from the top of one list, so that nobody looks alone who is not.
 * Of equal ones, the first in the record is picked.
 */
export function strongestTies({ organisations, ties }: Network): ShownNetwork {
  const shown =
    organisations.length <= mostOrganisations
      ? organisations
      : [...organisations]
          .sort((a, b) => b.capacity - a.capacity || a.row - b.row)
          .slice(0, mostOrganisations);
  const tiesEach = Math.max(1, Math.min(mostTiesEach, Math.round(bearableTies / shown.length)));
  const count = new Map(shown.map(({ row }) => [row, 0]));
  const byStrength = ties
    .map((tie, order) => ({ ...tie, order }))
    .filter(({ source, target }) => count.has(source) && count.has(target))
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const picked = byStrength.filter(({ source, target }) => {
    const [one, other] = [count.get(source)!, count.get(target)!];
    count.set(source, one + 1);
    count.set(target, other + 1);
    return one < tiesEach || other < tiesEach;
  });
  return {
    organisations: shown,
    ties: picked.map(({ source, target, weight }) => ({ source, target, weight })),
    tiesEach,
  };
}
