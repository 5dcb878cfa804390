/**
 * Discovery: an account notices an opportunity, most easily one within its catalogue.
 *
 * Proposition  P10 (positive sales view)
 * Source       MODEL 4.2
 */
import type { Context } from '../context.ts';
import { NOBODY, UNSEEN } from '../deal.ts';
import { at } from '../indicators/measures.ts';
import { streams } from '../random/streams.ts';
import { ACCOUNTS } from '../world/columns.ts';
import { personInCharge } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import { spendAttention } from './attention.ts';
import type { Mechanism } from './mechanism.ts';

export const discovery: Mechanism = {
  name: 'discovery',
  reads: [
    'customers.account',
    'organisations.key',
    'organisations.skill',
    'organisations.peopleCount',
    'organisations.seat',
    'people.salesView',
    'people.employer',
  ],
  writes: ['organisations.attention', 'people.attentionUsed'],
  draws: ['notice'],
  apply: notice,
};

/**
 * Chance to notice: q if the account covers the needs, q (1 + aS) / 2 if part of them, q aS if none.
 *
 * @param share of the needs that the account holds, in [0, 1]
 */
export function noticeProbability(q: number, share: number, lookout: number): number {
  if (share >= 1) return q;
  return share > 0 ? (q * (1 + lookout)) / 2 : q * lookout;
}

function notice(context: Context): void {
  const { deal, governance, parameters, random, record, world } = context;
  const { key, skill } = world.organisations;
  const q = governance.noticing(parameters);
  let isNoticed = false;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    deal.noticed[i] = 0;
    deal.lead[i] = NOBODY;
    const account = world.customers.account[deal.customer * ACCOUNTS + i];
    if (account < 0) continue;
    let held = 0;
    for (let n = 0; n < deal.needCount; n += 1) {
      held += Number(skill[account * world.sizes.skills + deal.needs[n]] >= parameters.skillHeld);
    }
    const share = held / deal.needCount;
    const person = personInCharge(world, account, deal.key);
    const u = random.draw(streams.notice, deal.key, key[account * LINE]);
    if (u >= noticeProbability(q, share, governance.lookout(world.people.salesView[person * LINE]))) continue;
    // What would have passed unseen without a look beyond the catalogue takes attention, as long as there is any.
    const wasLookedFor = u >= noticeProbability(q, share, 0);
    if (wasLookedFor && !spendAttention(context, person, parameters.lookCost)) continue;
    deal.noticed[i] = 1;
    deal.person[i] = person;
    isNoticed = true;
  }
  deal.cause = UNSEEN;
  if (isNoticed) record[at.noticedCount] += 1;
}
