/**
 * Inward investment: public aid brings companies from outside, into skills for which the region loses business.
 *
 * Proposition  P19 (investment); they get customers as every newcomer does
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { entry } from '../mechanisms/entry.ts';
import { freeRow, skillInDemand, welcome } from '../mechanisms/newcomers.ts';
import { lognormal } from '../random/lognormal.ts';
import { normal } from '../random/normal.ts';
import { streams } from '../random/streams.ts';
import { investorKey } from '../world/identity.ts';
import { clamp } from '../numeric/clamp.ts';
import type { Lever } from './lever.ts';

/** Most investors of one step. */
const MOST = 64;

/** What entry keeps count of, and investors do not. */
const salesOfRegion: readonly string[] = ['region.shortSales', 'region.longSales', 'region.unmet'];

export const investment: Lever = {
  name: 'investment',
  description: 'aid brings companies from outside, into skills for which the region loses business',
  reads: [
    'region.unmet',
    'customers.need',
    'skills.customerCount',
    'skills.customerStart',
    'needs.byNeed',
    'people.free',
  ],
  writes: entry.writes.filter((column) => !salesOfRegion.includes(column)),
  draws: ['policy', 'place', 'skill', 'character', 'entry'],
  conversions: ['investmentAid', 'investorCapacity', 'investorCapacitySpread', 'investorSkill'],
  isUsable: () => true,
  apply: attract,
};

/** Investors come one after the other, each when the purse holds the aid for its size. */
function attract(context: Context, funds: number): number {
  const { parameters, random, step, world } = context;
  const { investmentAid, investorCapacity, investorCapacitySpread, investorSkill, rivalFitSpread } =
    parameters;
  let spent = 0;
  let row = 0;
  for (let n = 0; n < MOST && row >= 0; n += 1) {
    const key = investorKey(step, n);
    const capacity = lognormal(random.draw(streams.policy, key, 0), investorCapacity, investorCapacitySpread);
    const level = clamp(investorSkill + rivalFitSpread * normal(random.second), 0, 1);
    if (spent + investmentAid * capacity > funds) break;
    row = freeRow(world, row);
    if (row < 0) break;
    const main = skillInDemand(world, random.draw(streams.policy, key, 1));
    welcome(context, row, key, main, level, capacity);
    spent += investmentAid * capacity;
  }
  return spent;
}
