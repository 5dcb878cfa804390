/**
 * Learning: the frontier erodes skills, work renews them, research adds to them.
 *
 * Proposition  P18 (specialisation), P21 (skills not found elsewhere)
 * Source       Arrow 1962 (learning by doing); MODEL 4.8
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { exp } from '../numeric/exp.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const learning: Mechanism = {
  name: 'learning',
  reads: [
    'region.rows',
    'organisations.kind',
    'organisations.capacity',
    'organisations.delivered',
    'organisations.profit',
    'organisations.mainSkill',
  ],
  writes: ['organisations.skill', 'organisations.cash'],
  draws: [],
  apply: learn,
};

/** s + gain · (1 − s): the nearer the frontier, the harder. */
export function learned(skill: number, gain: number): number {
  return skill + Math.min(1, gain) * (1 - skill);
}

function learn({ world, parameters, record, months, years }: Context): void {
  const { kind, capacity, cash, delivered, profit, skill, mainSkill } = world.organisations;
  const { skillHeld, learningByDoing, researchShare, researchYield } = parameters;
  const skillCount = world.sizes.skills;
  const kept = exp(-parameters.erosion * years);
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const start = o * skillCount;
    let held = 0;
    for (let k = start; k < start + skillCount; k += 1) {
      skill[k] *= kept;
      held += skill[k] >= skillHeld ? skill[k] : 0;
    }
    if (held === 0) continue;
    // Work is shared out over held skills by their level.
    const use = (learningByDoing * years * delivered[o]) / (capacity[o * LINE] * months);
    for (let k = start; k < start + skillCount; k += 1) {
      if (skill[k] >= skillHeld) skill[k] = learned(skill[k], (use * skill[k]) / held);
    }
    const spent = Math.max(0, Math.min(cash[o], researchShare * profit[o]));
    cash[o] -= spent;
    record[at.research] += spent;
    const main = start + mainSkill[o];
    skill[main] = learned(skill[main], (researchYield * spent) / capacity[o * LINE]);
  }
}
