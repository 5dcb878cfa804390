/**
 * Demand: a customer issues an opportunity. The same ones in every arm.
 *
 * Proposition  P2 (no extra demand for a cluster)
 * Source       MODEL 4.1: Poisson arrivals, lognormal value, one to three skills
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { pow } from '../numeric/pow.ts';
import { mix } from '../random/hash.ts';
import { integerBelow } from '../random/integer-below.ts';
import { lognormal } from '../random/lognormal.ts';
import { poisson } from '../random/poisson.ts';
import { streams } from '../random/streams.ts';
import type { Mechanism } from './mechanism.ts';

/** Most opportunities that one customer issues in one step. */
const MOST = 64;

export const demand: Mechanism = {
  name: 'demand',
  reads: ['customers.key', 'customers.need', 'customers.rate', 'customers.isExport'],
  writes: [],
  draws: ['demand', 'terms'],
  apply: issue,
};

/** Opportunities that a customer issues this step: Poisson(rate · years · (1 + growth)^elapsed · conditions). */
export function opportunityCount(context: Context, customer: number, growth: number): number {
  const { conditions, random, step, world, years } = context;
  const { isExport, key, need, rate } = world.customers;
  const group = isExport[customer] * world.sizes.skills + need[customer];
  const mean = rate[customer] * years * growth * conditions.demand[group];
  return Math.min(MOST, poisson(random.draw(streams.demand, key[customer], step), mean));
}

/** Growth of all demand rates since the first step. */
export function demandGrowthFactor({ parameters, step, years }: Context): number {
  return pow(1 + parameters.demandGrowth, step * years);
}

/** Key of a customer's n-th opportunity of a step. */
export function opportunityKey(customerKey: number, step: number, n: number): number {
  return mix(customerKey, step * MOST + n);
}

/** Draws value and needs of the opportunity in hand: `deal.customer` and `deal.key` are given. */
function issue(context: Context): void {
  const { deal, parameters, random, record, world } = context;
  const { dealMedian, dealSpread, ownDomain, twoSkills, threeSkills } = parameters;
  const skills = world.sizes.skills;
  deal.value = lognormal(random.draw(streams.terms, deal.key, 0), dealMedian, dealSpread);
  const u = random.second;
  const wanted = u < threeSkills ? 3 : u < threeSkills + twoSkills ? 2 : 1;
  deal.needCount = Math.min(wanted, skills);
  const main = world.customers.need[deal.customer];
  const strays = random.draw(streams.terms, deal.key, 1) >= ownDomain && skills > 1;
  deal.needs[0] = strays ? another(random.second, skills, main) : main;
  if (deal.needCount > 1)
    deal.needs[1] = another(random.draw(streams.terms, deal.key, 2), skills, deal.needs[0]);
  if (deal.needCount > 2) {
    const third = integerBelow(random.second, skills - 2);
    const low = Math.min(deal.needs[0], deal.needs[1]);
    const high = Math.max(deal.needs[0], deal.needs[1]);
    const past = third + Number(third >= low);
    deal.needs[2] = past + Number(past >= high);
  }
  record[at.issuedCount] += 1;
  record[at.issuedValue] += deal.value;
}

/** A skill other than one, evenly. */
function another(uniform: number, skills: number, one: number): number {
  const drawn = integerBelow(uniform, skills - 1);
  return drawn + Number(drawn >= one);
}
