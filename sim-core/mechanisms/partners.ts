/**
 * Partners: those who can be found are asked in order of fit and trust; a part can always be sought outside.
 *
 * Proposition  P7 (freedom of choice), P11
 * Source       MODEL 4.3
 */
import type { Context } from '../context.ts';
import { MARKET, NEEDS, NO_ROOM, NO_SKILL, UNWILLING } from '../deal.ts';
import { askBroker } from '../levers/broker.ts';
import { lookUpList } from '../levers/listing.ts';
import { mix } from '../random/hash.ts';
import { streams } from '../random/streams.ts';
import { hasRoom } from '../world/ability.ts';
import { LINE } from '../world/table.ts';
import { spendAttention } from './attention.ts';

/** What one part of a job is worth to the customer: its fit against its price. */
function partUtility(context: Context, fit: number, price: number): number {
  return context.parameters.fitWeight * fit - context.parameters.priceWeight * price;
}

/**
 * Looks for a member who does the whole job, and replaces the account's proposal by the first who accepts.
 *
 * @param least fit from which a member is worth asking
 */
export function askForWholeJob(context: Context, i: number, organisation: number, least: number): void {
  const { deal, search } = context;
  search.wantedCount = deal.needCount;
  for (let n = 0; n < deal.needCount; n += 1) search.wanted[n] = deal.needs[n];
  find(context, i, organisation, deal.value);
  const chosen = ask(context, least, -Infinity);
  if (chosen < 0) return;
  const lead = search.candidate[chosen];
  deal.lead[i] = lead;
  deal.finder[i] = organisation;
  for (let n = 0; n < deal.needCount; n += 1) deal.supplier[i * NEEDS + n] = lead;
  deal.contact[i * NEEDS] = search.contact[chosen];
  deal.trust[i * NEEDS] = search.trust[chosen];
}

/**
 * Finds who supplies a missing part: the best of a member and the open market, or a member alone when the lead
 * prefers to look inside only.
 *
 * @returns whether somebody was found
 */
export function findPart(context: Context, i: number, n: number, lead: number, mayRoute: boolean): boolean {
  const { deal, search, parameters, random, world, governance } = context;
  const place = i * NEEDS + n;
  const wanted = deal.needs[n];
  const others = world.skills.holderCount[wanted] > 0;
  const local = governance.isColocated && others ? parameters.localSearch : 0;
  const access = parameters.marketAccess + (1 - parameters.marketAccess) * local;
  const u = random.draw(streams.market, mix(deal.key, world.organisations.key[lead * LINE]), n);
  const looksInsideOnly = mayRoute && random.second < parameters.memberPreference;
  const isOnMarket = u < access && !looksInsideOnly;
  if (mayRoute) {
    search.wantedCount = 1;
    search.wanted[0] = wanted;
    find(context, i, lead, deal.value / deal.needCount);
    const outside = isOnMarket
      ? partUtility(context, parameters.marketFit, 1 + parameters.marketPremium)
      : -Infinity;
    const chosen = ask(context, 0, outside);
    if (chosen >= 0) {
      deal.supplier[place] = search.candidate[chosen];
      deal.contact[place] = search.contact[chosen];
      deal.trust[place] = search.trust[chosen];
      return true;
    }
  }
  if (!isOnMarket) return false;
  deal.supplier[place] = MARKET;
  return true;
}

function find(context: Context, i: number, organisation: number, load: number): void {
  const { deal, search, parameters, world } = context;
  search.organisation = organisation;
  search.person = deal.person[i];
  search.key = mix(mix(deal.key, world.organisations.key[organisation * LINE]), search.wanted[0]);
  search.wantedBits = 0;
  for (let n = 0; n < search.wantedCount; n += 1) search.wantedBits |= 1 << search.wanted[n];
  search.load = load;
  search.limit = parameters.askLimit | 0;
  search.count = 0;
  context.governance.find(context);
  if (search.count === 0) askBroker(context);
  if (search.count === 0) lookUpList(context);
  if (search.count === 0) deal.cause = Math.max(deal.cause, NO_SKILL);
}

/**
 * Asks candidates in order until one accepts: it has room, it gains, and it trusts.
 *
 * @param least least fit of a candidate worth asking
 * @param outside utility of the open market, which a candidate must reach
 * @returns place in the search, or -1
 */
function ask(context: Context, least: number, outside: number): number {
  const { deal, search, parameters, governance, random, world } = context;
  const { key, price } = world.organisations;
  for (let c = 0; c < search.count; c += 1) {
    const candidate = search.candidate[c];
    const asked = price[candidate * LINE] * (1 + governance.friction(search.trust[c], parameters));
    if (search.fit[c] < least || partUtility(context, search.fit[c], asked) < outside) continue;
    if (!spendAttention(context, search.person, parameters.askCost)) return -1;
    spendAttention(context, search.contact[c], parameters.askCost);
    const gains = price[candidate * LINE] * (1 - parameters.finderFee) > parameters.variableCost;
    if (!gains || !hasRoom(world, parameters, candidate, search.load)) {
      deal.cause = Math.max(deal.cause, NO_ROOM);
      continue;
    }
    if (
      random.draw(streams.acceptance, search.key, key[candidate * LINE]) <
      governance.acceptance(search.trust[c])
    )
      return c;
    deal.cause = Math.max(deal.cause, UNWILLING);
  }
  return -1;
}
