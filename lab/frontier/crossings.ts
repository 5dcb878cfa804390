import type { Cell, SignMap } from './sign-map.ts';

/** Where the frontier cuts a column of the map. */
export interface Crossing {
  /** In the unit interval. */
  readonly x: number;
  readonly y: number;
  /** Where the sign is still certain on either side of it; 0 or 1 where it is nowhere. */
  readonly low: number;
  readonly high: number;
  /** Whether the difference is above 0 below it, that is at smaller y. */
  readonly isAboveBefore: boolean;
}

/**
 * Where the difference changes sign as y grows, column by column of the map.
 *
 * @returns from left to right, in each column from below to above; a column without a change has none
 */
export function crossingsOf({ side, cells }: SignMap, confidence = 0.95): Crossing[] {
  return Array.from({ length: side }, (_, column) =>
    crossingsIn(
      Array.from({ length: side }, (__, row) => cells[row * side + column]),
      (1 - confidence) / 2,
    ),
  ).flat();
}

function crossingsIn(column: readonly Cell[], tail: number): Crossing[] {
  const isCertain = ({ probability }: Cell) => probability < tail || probability > 1 - tail;
  return column.slice(1).flatMap((after, i) => {
    const before = column[i];
    if (before.mean > 0 === after.mean > 0) return [];
    const y = between(before, after);
    const certainBelow = column.slice(0, i + 1).findLast(isCertain);
    const certainAbove = column.slice(i + 1).find(isCertain);
    return [
      {
        x: before.place[0],
        y,
        low: certainBelow?.place[1] ?? 0,
        high: certainAbove?.place[1] ?? 1,
        isAboveBefore: before.mean > 0,
      },
    ];
  });
}

function between(before: Cell, after: Cell): number {
  const share = before.mean / (before.mean - after.mean);
  return before.place[1] + share * (after.place[1] - before.place[1]);
}
