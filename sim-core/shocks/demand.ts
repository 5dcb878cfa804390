/**
 * Fall of demand: customers issue fewer opportunities, all of them, those of one market, or those who need one skill.
 *
 * Source  MODEL 6
 */
import type { Shock } from './shock.ts';

export const demandFall: Shock = {
  name: 'demand',
  description:
    'customers issue fewer opportunities for a time: all of them, those of one market, or those of one main need',
  reads: [],
  writes: [],
  draws: [],
  unit: 'share of demand lost',
  min: 0,
  max: 1,
  lasts: true,
  apply({ conditions, world }, { size, market, skill }) {
    const skillCount = world.sizes.skills;
    for (let i = 0; i < 2 * skillCount; i += 1) {
      const isAffected = market === undefined || (market === 'export') === i >= skillCount;
      if (isAffected && (skill === undefined || skill === i % skillCount)) conditions.demand[i] *= 1 - size;
    }
  },
};
