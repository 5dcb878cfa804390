/**
 * Accounts: customers drop and fill them, idle companies call.
 *
 * Proposition  P8 (competition inside: an account can be lost to a better caller); the same rule in every arm
 * Source       MODEL 11
 */
import type { Context } from '../context.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { callCustomer, fillAccount } from '../world/accounts.ts';
import { ACCOUNTS, EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const accounts: Mechanism = {
  name: 'accounts',
  reads: [
    'region.rows',
    'organisations.key',
    'organisations.kind',
    'organisations.skill',
    'organisations.mainSkill',
    'organisations.capacity',
    'organisations.utilisation',
    'customers.key',
    'customers.need',
    'holders.holder',
    'skills.holderCount',
    'skills.holderLargest',
    'skills.customerCount',
    'skills.customerStart',
    'needs.byNeed',
  ],
  writes: ['customers.account', 'customers.silence'],
  draws: ['account', 'call'],
  apply: keepAccounts,
};

/** Occasions of a customer at which an account is filled: three at the start, then three a step, apart from drops. */
function occasion(step: number, place: number): number {
  return (step + 1) * ACCOUNTS + place;
}

/** Draws that decide on drops and refills lie beyond those that choose among candidates. */
const FATE = 0x80000000;

function keepAccounts(context: Context): void {
  const { world, parameters, random, step, years, months } = context;
  const { account, key } = world.customers;
  const { kind } = world.organisations;
  for (let c = 0; c < world.sizes.customers; c += 1) {
    for (let place = 0; place < ACCOUNTS; place += 1) {
      const at = c * ACCOUNTS + place;
      if (account[at] >= 0 && kind[account[at]] === EMPTY) account[at] = -1;
      const u = random.draw(streams.account, key[c], FATE + occasion(step, place));
      if (account[at] >= 0) {
        if (u < parameters.accountDropRate * years) account[at] = -1;
      } else if (u < parameters.accountRefill * months) {
        fillAccount(world, parameters, random, c, place, occasion(step, place));
      }
    }
  }
  callCustomers(context);
}

/** Each idle company calls one customer of its main skill a month; in shorter steps, by lot. */
function callCustomers({ world, parameters, random, step, months }: Context): void {
  const { kind, key, utilisation, mainSkill } = world.organisations;
  const { customerCount, customerStart } = world.skills;
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR || utilisation[o] >= parameters.callBelow) continue;
    const count = customerCount[mainSkill[o]];
    if (count === 0) continue;
    if (months < 1 && random.draw(streams.call, key[o * LINE], FATE + step) >= months) continue;
    const u = random.draw(streams.call, key[o * LINE], step);
    const isWilling = random.second < parameters.callReplaces * months;
    const customer = world.needs.byNeed[customerStart[mainSkill[o]] + integerBelow(u, count)];
    callCustomer(world, customer, o, isWilling, parameters.callMargin);
  }
}
