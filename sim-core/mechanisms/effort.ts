/**
 * Effort: close contests sharpen, easy ones and idle months dull (X-inefficiency).
 *
 * Proposition  P8 (competition keeps progress); the same rule in every arm
 * Source       Leibenstein 1966; Nickell 1996
 */
import type { Context } from '../context.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const effort: Mechanism = {
  name: 'effort',
  reads: ['region.rows', 'organisations.kind'],
  writes: [
    'organisations.effort',
    'organisations.bids',
    'organisations.closeContests',
    'organisations.easyContests',
  ],
  draws: [],
  apply: adjustEffort,
};

/** After n close contests: 1 − (1 − e) (1 − step)^n, one contest at a time. */
export function sharpened(effort: number, step: number, contests: number): number {
  for (let i = 0; i < contests; i += 1) effort += step * (1 - effort);
  return effort;
}

/** After n easy contests or idle months: towards the floor. */
export function dulled(effort: number, floor: number, step: number, contests: number): number {
  for (let i = 0; i < contests; i += 1) effort -= step * (effort - floor);
  return effort;
}

function adjustEffort({ world, parameters, months }: Context): void {
  const { kind, effort: level, bids, closeContests, easyContests } = world.organisations;
  const { effortStep, effortFloor } = parameters;
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const kept = dulled(
      sharpened(level[o * LINE], effortStep, closeContests[o]),
      effortFloor,
      effortStep,
      easyContests[o],
    );
    level[o * LINE] = bids[o * LINE] === 0 ? dulled(kept, effortFloor, effortStep * months, 1) : kept;
    bids[o * LINE] = 0;
    closeContests[o] = 0;
    easyContests[o] = 0;
  }
}
