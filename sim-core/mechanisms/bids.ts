/**
 * Bids: customers choose by fit, price and luck among the region's proposals and outside rivals.
 *
 * Proposition  P2 (no handicap, no bonus), P8 (competition)
 * Source       MODEL 4.4; random-utility choice, McFadden 1974. One shock is shared by all inside bids, so that more
 *              bids are not more lottery tickets
 */
import type { Context } from '../context.ts';
import { MARKET, NEEDS, NOBODY } from '../deal.ts';
import { at } from '../indicators/measures.ts';
import { gumbel } from '../random/gumbel.ts';
import { normal } from '../random/normal.ts';
import { streams } from '../random/streams.ts';
import { ACCOUNTS } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

/** Entity of the draw that all inside bids share; no organisation has this key. */
const SHARED = 0xffffffff;

export const bids: Mechanism = {
  name: 'bids',
  reads: ['organisations.key', 'organisations.skill', 'organisations.price', 'customers.sophistication'],
  writes: [],
  draws: ['shock', 'rival'],
  apply: bid,
};

/** U = betaFit · fit − betaPrice · price + shock. */
export function utility(
  fitWeight: number,
  fit: number,
  priceWeight: number,
  price: number,
  shock: number,
): number {
  return fitWeight * fit - priceWeight * price + shock;
}

function bid(context: Context): void {
  const { deal, record } = context;
  deal.winner = NOBODY;
  let count = 0;
  for (let i = 0; i < ACCOUNTS; i += 1) if (deal.lead[i] !== NOBODY) count += 1;
  if (count === 0) return;
  const standard = context.world.customers.sophistication[deal.customer];
  const best = scoreProposals(context, standard);
  scoreRivals(context, standard);
  if (best === NOBODY) return;
  record[at.bidCount] += 1;
  if (deal.utility[best] > deal.rivalUtility) deal.winner = best;
}

/** Scores every proposal; one company keeps only the one it expects most of. Returns the best that meets the standard. */
function scoreProposals(context: Context, standard: number): number {
  const { deal, governance, parameters, random, world } = context;
  const { fitWeight, priceWeight, sharedShock, ownShock } = parameters;
  const { key } = world.organisations;
  for (let i = 0; i < ACCOUNTS; i += 1) if (deal.lead[i] !== NOBODY) measureProposal(context, i);
  if (governance.isOneCompany) keepOneBid(context);
  const shared = sharedShock * gumbel(random.draw(streams.shock, deal.key, SHARED));
  let best = NOBODY;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    if (deal.lead[i] === NOBODY) continue;
    const own = ownShock * gumbel(random.draw(streams.shock, deal.key, key[deal.lead[i] * LINE]));
    deal.utility[i] = utility(fitWeight, deal.fit[i], priceWeight, deal.price[i], shared + own);
    if (deal.fit[i] < standard) continue;
    if (best === NOBODY || deal.utility[i] > deal.utility[best]) best = i;
  }
  return best;
}

/** Fit is the least of the team; price its mean by value, with the friction of each partner. */
function measureProposal(context: Context, i: number): void {
  const { deal, governance, parameters, world } = context;
  const { skill, price } = world.organisations;
  const lead = deal.lead[i];
  let fit = 1;
  let total = 0;
  let friction = 1;
  for (let n = 0; n < deal.needCount; n += 1) {
    const place = i * NEEDS + n;
    const supplier = deal.supplier[place];
    const isMarket = supplier === MARKET;
    fit = Math.min(
      fit,
      isMarket ? parameters.marketFit : skill[supplier * world.sizes.skills + deal.needs[n]],
    );
    total += isMarket ? 1 + parameters.marketPremium : price[supplier * LINE];
    if (!isMarket && supplier !== lead) friction *= 1 + governance.friction(deal.trust[place], parameters);
  }
  deal.fit[i] = fit;
  deal.price[i] = (total / deal.needCount) * friction;
}

function keepOneBid({ deal, parameters }: Context): void {
  let best = NOBODY;
  let most = 0;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    if (deal.lead[i] === NOBODY) continue;
    const expected = utility(parameters.fitWeight, deal.fit[i], parameters.priceWeight, deal.price[i], 0);
    if (best === NOBODY || expected > most) {
      best = i;
      most = expected;
    }
  }
  for (let i = 0; i < ACCOUNTS; i += 1) if (i !== best) deal.lead[i] = NOBODY;
}

/** Rivals bid on everything at the reference price, with a fit around theirs. */
function scoreRivals({ deal, parameters, random }: Context, standard: number): void {
  const { rivalCount, rivalFit, rivalFitSpread, fitWeight, priceWeight, sharedShock } = parameters;
  deal.rivalUtility = -Infinity;
  deal.rivalFit = 0;
  for (let r = 0; r < rivalCount; r += 1) {
    const fit = rivalFit + rivalFitSpread * normal(random.draw(streams.rival, deal.key, r));
    if (fit < standard) continue;
    const score = utility(fitWeight, fit, priceWeight, 1, sharedShock * gumbel(random.second));
    if (score <= deal.rivalUtility) continue;
    deal.rivalUtility = score;
    deal.rivalFit = fit;
  }
}
