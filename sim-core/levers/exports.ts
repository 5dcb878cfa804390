/**
 * Export promotion: missions win companies an export customer's account, if there is room or they are clearly better.
 *
 * Proposition  P18 (specialisation, then export)
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { spendAttention } from '../mechanisms/attention.ts';
import { mix } from '../random/hash.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { callCustomer } from '../world/accounts.ts';
import { FACTOR } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import type { Lever } from './lever.ts';

/** Draws of missions have entities apart from those of other programmes. */
const MISSION = 0x4d495353;
/** Customers that a mission looks at before it goes home. */
const TRIES = 16;

export const exportPromotion: Lever = {
  name: 'exports',
  description:
    'missions win companies the accounts of customers abroad, where there is room or they are clearly better',
  reads: [
    'people.employer',
    'organisations.kind',
    'organisations.mainSkill',
    'organisations.skill',
    'customers.isExport',
    'customers.need',
    'skills.customerCount',
    'skills.customerStart',
    'needs.byNeed',
  ],
  writes: ['people.attentionUsed', 'organisations.attention', 'customers.account', 'customers.silence'],
  draws: ['policy'],
  conversions: ['missionCost', 'missionAttention'],
  isUsable: () => true,
  apply: promote,
};

/** A mission goes to somebody by lot; it is not paid when that person has no time, no company or nobody to visit. */
function promote(context: Context, funds: number): number {
  const { parameters, random, scratch, step, world } = context;
  const people = listPeople(world, scratch);
  const missions = Math.min(people, Math.floor(funds / parameters.missionCost));
  let made = 0;
  for (let n = 0; n < missions; n += 1) {
    const key = mix(mix(MISSION, step), n);
    const person = scratch[integerBelow(random.draw(streams.policy, key, 0), people)];
    const isWilling = random.second < parameters.callReplaces;
    const company = world.people.employer[person];
    if (world.organisations.kind[company] === FACTOR) continue;
    const customer = customerAbroad(context, company, key);
    if (customer < 0 || !spendAttention(context, person, parameters.missionAttention)) continue;
    callCustomer(world, customer, company, isWilling, parameters.callMargin);
    made += 1;
  }
  return made * parameters.missionCost;
}

/** An export customer whose main need is what a company does best, or -1. */
function customerAbroad({ random, world }: Context, company: number, key: number): number {
  const main = world.organisations.mainSkill[company];
  const count = world.skills.customerCount[main];
  for (let t = 1; t <= TRIES && count > 0; t += 1) {
    const place = integerBelow(random.draw(streams.policy, key, t), count);
    const customer = world.needs.byNeed[world.skills.customerStart[main] + place];
    if (world.customers.isExport[customer] === 1) return customer;
  }
  return -1;
}
