/**
 * Jump of the frontier: the world moves ahead, rivals with it, and every skill in the region is worth less.
 *
 * Source  MODEL 6; Tushman & Anderson 1986 (competence-destroying change)
 */
import { EMPTY } from '../world/columns.ts';
import type { Shock } from './shock.ts';

export const frontierJump: Shock = {
  name: 'frontier',
  description: 'the world moves ahead on one day, and every skill in the region is worth less',
  reads: ['region.rows', 'organisations.kind'],
  writes: ['organisations.skill'],
  draws: [],
  unit: 'share of every skill lost',
  min: 0,
  max: 1,
  lasts: false,
  apply({ world }, { size }) {
    const { kind, skill } = world.organisations;
    const skillCount = world.sizes.skills;
    for (let o = 0; o < world.region.rows[0]; o += 1) {
      if (kind[o] === EMPTY) continue;
      for (let k = o * skillCount; k < (o + 1) * skillCount; k += 1) skill[k] *= 1 - size;
    }
  },
};
