import { openConditions } from './conditions.ts';
import type { Context } from './context.ts';
import { NOBODY } from './deal.ts';
import { accounts } from './mechanisms/accounts.ts';
import { attitudes } from './mechanisms/attitudes.ts';
import { award } from './mechanisms/award.ts';
import { benchmarking } from './mechanisms/benchmarking.ts';
import { bids } from './mechanisms/bids.ts';
import { capacity } from './mechanisms/capacity.ts';
import { delivery } from './mechanisms/delivery.ts';
import { demand, demandGrowthFactor, opportunityCount, opportunityKey } from './mechanisms/demand.ts';
import { discovery } from './mechanisms/discovery.ts';
import { effort } from './mechanisms/effort.ts';
import { entry } from './mechanisms/entry.ts';
import { exit } from './mechanisms/exit.ts';
import { learning } from './mechanisms/learning.ts';
import type { Mechanism } from './mechanisms/mechanism.ts';
import { meetingsProgramme } from './mechanisms/meetings-programme.ts';
import { missedBusiness } from './mechanisms/missed-business.ts';
import { mobility } from './mechanisms/mobility.ts';
import { prices } from './mechanisms/prices.ts';
import { programmes } from './mechanisms/programmes.ts';
import { relocation } from './mechanisms/relocation.ts';
import { routing } from './mechanisms/routing.ts';
import { settlement } from './mechanisms/settlement.ts';
import { shocks } from './mechanisms/shocks.ts';
import { socialLife } from './mechanisms/social-life.ts';
import { spillover } from './mechanisms/spillover.ts';
import { tieDecay } from './mechanisms/tie-decay.ts';
import { training } from './mechanisms/training.ts';
import { yearEnd } from './mechanisms/year-end.ts';
import { recordMonth } from './record.ts';
import { indexHolders } from './world/holders.ts';

/** What happens to one opportunity, one after the other, since each award takes room from the next. */
export const market: readonly Mechanism[] = [demand, discovery, routing, bids, award, benchmarking];

/** What strikes before anybody acts. */
export const dawn: readonly Mechanism[] = [shocks];

/** What happens before the market opens, and after it has closed. */
export const morning: readonly Mechanism[] = [accounts, programmes];
export const evening: readonly Mechanism[] = [
  delivery,
  settlement,
  effort,
  missedBusiness,
  learning,
  spillover,
  training,
  mobility,
  socialLife,
  meetingsProgramme,
  tieDecay,
  attitudes,
  prices,
  capacity,
  relocation,
  entry,
  exit,
];

/** One step of the region. Births come before deaths, so that a row is free for a whole step before it is used again. */
export function month(context: Context): void {
  openConditions(context.conditions, context.step);
  for (const mechanism of dawn) mechanism.apply(context);
  indexHolders(context.world, context.parameters.skillHeld);
  context.governance.begin(context);
  for (const mechanism of morning) mechanism.apply(context);
  trade(context);
  for (const mechanism of evening) mechanism.apply(context);
  recordMonth(context);
  yearEnd.apply(context);
}

/** Every opportunity of the step, in the order of customers. */
export function trade(context: Context): void {
  const { deal, step, world } = context;
  const { key } = world.customers;
  const growth = demandGrowthFactor(context);
  for (let c = 0; c < world.sizes.customers; c += 1) {
    const count = opportunityCount(context, c, growth);
    for (let n = 0; n < count; n += 1) {
      deal.customer = c;
      deal.key = opportunityKey(key[c], step, n);
      deal.winner = NOBODY;
      demand.apply(context);
      discovery.apply(context);
      routing.apply(context);
      bids.apply(context);
      award.apply(context);
      benchmarking.apply(context);
    }
  }
}
