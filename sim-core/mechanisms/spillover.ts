/**
 * Spill-over: co-located holders of a skill below the local mean move towards it.
 *
 * Proposition  P20 (what mere co-location brings, in every co-located arm)
 * Source       Marshall 1890; MODEL 4.8
 */
import type { Context } from '../context.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import type { Mechanism } from './mechanism.ts';

export const spillover: Mechanism = {
  name: 'spill-over',
  reads: ['region.rows', 'organisations.kind', 'skills.holderMean'],
  writes: ['organisations.skill'],
  draws: [],
  apply: spill,
};

/** rate · (mean − s)⁺. */
export function spilloverGain(skill: number, mean: number, rate: number): number {
  return mean > skill ? rate * (mean - skill) : 0;
}

function spill({ world, parameters, governance, years }: Context): void {
  if (!governance.isColocated) return;
  const { kind, skill } = world.organisations;
  const { holderMean } = world.skills;
  const skillCount = world.sizes.skills;
  const rate = parameters.spillover * years;
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    for (let k = 0; k < skillCount; k += 1) {
      const place = o * skillCount + k;
      if (skill[place] >= parameters.skillHeld)
        skill[place] += spilloverGain(skill[place], holderMean[k], rate);
    }
  }
}
