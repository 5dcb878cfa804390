import { pow } from '../numeric/pow.ts';
import type { Parameters } from '../parameters/registry.ts';
import { integerBelow } from '../random/integer-below.ts';
import type { Random } from '../random/random.ts';
import { streams } from '../random/streams.ts';
import { ACCOUNTS } from './columns.ts';
import { LINE } from './table.ts';
import type { World } from './world.ts';

/** Candidates looked at before a customer leaves an account empty for now. */
const TRIES = 32;

/**
 * Fills a customer's empty account with a holder of its main need, with chance ∝ capacity^exponent · skill.
 * Sampled by rejection, so that the cost does not grow with the region.
 *
 * @param occasion tells this choice from the customer's others in all draws
 */
export function fillAccount(
  world: World,
  parameters: Parameters,
  random: Random,
  customer: number,
  place: number,
  occasion: number,
): void {
  const { need, key, account, silence } = world.customers;
  const { skill, capacity } = world.organisations;
  const { holderCount, holderLargest } = world.skills;
  const wanted = need[customer];
  const count = holderCount[wanted];
  for (let attempt = 0; attempt < TRIES && count > 0; attempt += 1) {
    const u = random.draw(streams.account, key[customer], occasion * TRIES + attempt);
    const accepted = random.second;
    const o = world.holders.holder[wanted * world.sizes.organisations + integerBelow(u, count)];
    if (hasAccount(world, customer, o)) continue;
    const size = pow(Math.min(1, capacity[o * LINE] / holderLargest[wanted]), parameters.accountSizeExponent);
    if (accepted >= size * skill[o * world.sizes.skills + wanted]) continue;
    account[customer * ACCOUNTS + place] = o;
    silence[customer * ACCOUNTS + place] = 0;
    return;
  }
}

/** Whether an organisation is among those that a customer turns to first. */
export function hasAccount(world: World, customer: number, organisation: number): boolean {
  const { account } = world.customers;
  for (let i = 0; i < ACCOUNTS; i += 1) if (account[customer * ACCOUNTS + i] === organisation) return true;
  return false;
}

/**
 * A company asks a customer for an account: it takes an empty place, or, if the customer is willing to replace,
 * that of the weakest account when its skill is clearly better.
 */
export function callCustomer(
  world: World,
  customer: number,
  organisation: number,
  isWilling: boolean,
  margin: number,
): void {
  if (hasAccount(world, customer, organisation)) return;
  const { account, silence, need } = world.customers;
  const { skill } = world.organisations;
  const skillCount = world.sizes.skills;
  const wanted = need[customer];
  let weakest = -1;
  let level = skill[organisation * skillCount + wanted] - margin;
  for (let i = customer * ACCOUNTS; i < (customer + 1) * ACCOUNTS; i += 1) {
    const o = account[i];
    if (o < 0) {
      weakest = i;
      break;
    }
    if (isWilling && skill[o * skillCount + wanted] < level) {
      weakest = i;
      level = skill[o * skillCount + wanted];
    }
  }
  if (weakest < 0) return;
  account[weakest] = organisation;
  silence[weakest] = 0;
}
