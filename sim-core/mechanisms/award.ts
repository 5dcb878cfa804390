/**
 * Award: the best bid wins; work joins the backlog of those who do it; partners may defect; the loss is booked by cause.
 *
 * Proposition  P6 (informality has its price), P11
 * Source       MODEL 4.4 and 4.5
 */
import type { Context } from '../context.ts';
import { MARKET, NEEDS, NOBODY, OUTBID } from '../deal.ts';
import { at } from '../indicators/measures.ts';
import { streams } from '../random/streams.ts';
import { ACCOUNTS } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { bond, loosen } from './bonds.ts';
import type { Mechanism } from './mechanism.ts';

export const award: Mechanism = {
  name: 'award',
  reads: ['customers.isExport', 'organisations.key', 'organisations.price', 'people.employer'],
  writes: [
    'customers.account',
    'customers.silence',
    'customers.rate',
    'organisations.backlogVolume',
    'organisations.backlogValue',
    'organisations.backlogExport',
    'organisations.fees',
    'organisations.bids',
    'organisations.closeContests',
    'organisations.easyContests',
    'organisations.hubTrust',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'region.unmet',
  ],
  draws: ['defection'],
  apply: decide,
};

/** Columns of the record by cause, in the order of the causes. */
const lostCounts = Int32Array.of(
  at.unseenCount,
  at.unwillingCount,
  at.noSkillCount,
  at.noRoomCount,
  at.outbidCount,
);
const lostValues = Int32Array.of(
  at.unseenValue,
  at.unwillingValue,
  at.noSkillValue,
  at.noRoomValue,
  at.outbidValue,
);

/** chi · (1 − tau): the chance that a partner defects. */
export function defectionChance(defection: number, trust: number): number {
  return defection * (1 - trust);
}

function decide(context: Context): void {
  const { deal, record, world } = context;
  countContests(context);
  countSilence(context);
  if (deal.winner !== NOBODY) {
    placeWork(context);
    return;
  }
  for (let i = 0; i < ACCOUNTS; i += 1) if (deal.lead[i] !== NOBODY) deal.cause = OUTBID;
  record[lostCounts[deal.cause]] += 1;
  record[lostValues[deal.cause]] += deal.value;
  world.region.unmet[deal.needs[0]] += deal.value;
}

/** Every bidder sees by how much it won or lost: close contests sharpen effort, easy ones dull it. */
function countContests({ deal, parameters, record, world }: Context): void {
  const { bids, closeContests, easyContests } = world.organisations;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    const lead = deal.lead[i];
    if (lead === NOBODY) continue;
    let best = deal.rivalUtility;
    for (let j = 0; j < ACCOUNTS; j += 1) {
      if (j !== i && deal.lead[j] !== NOBODY && deal.lead[j] !== lead) best = Math.max(best, deal.utility[j]);
    }
    const margin = deal.utility[i] - best;
    bids[lead * LINE] += 1;
    if (Math.abs(margin) < parameters.closeContest) closeContests[lead] += 1;
    else if (margin > parameters.easyContest) easyContests[lead] += 1;
    record[at.companyBids] += 1;
    if (i === deal.winner) record[at.companyWins] += 1;
  }
}

/** A customer drops an account that notices and never bids. */
function countSilence({ deal, parameters, world }: Context): void {
  const { account, silence } = world.customers;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    if (deal.noticed[i] === 0) continue;
    const place = deal.customer * ACCOUNTS + i;
    if (deal.proposed[i] === 1) silence[place] = 0;
    else {
      silence[place] += 1;
      if (silence[place] >= parameters.accountPatience) account[place] = NOBODY;
    }
  }
}

/** Splits the work evenly over the needs, and pays the finder out of the margin of those who work. */
function placeWork(context: Context): void {
  const { deal, parameters, random, record } = context;
  const { key } = context.world.organisations;
  const winner = deal.winner;
  const lead = deal.lead[winner];
  const finder = deal.finder[winner];
  const share = deal.value / deal.needCount;
  let placed = 0;
  let isTeam = finder !== NOBODY;
  for (let n = 0; n < deal.needCount; n += 1) {
    const place = winner * NEEDS + n;
    const supplier = deal.supplier[place];
    if (supplier === MARKET) {
      record[at.marketValue] += share;
      continue;
    }
    const trust = supplier !== lead ? deal.trust[place] : finder !== NOBODY ? deal.trust[winner * NEEDS] : 1;
    const chance = defectionChance(parameters.defection, trust);
    // A redirected job is one promise: all its parts share one draw.
    if (chance > 0 && random.draw(streams.defection, deal.key, key[supplier * LINE]) < chance) {
      record[at.defectedValue] += share;
      if (finder === NOBODY || n === 0) {
        loosen(context, deal.person[winner], deal.contact[finder === NOBODY ? place : winner * NEEDS]);
      }
      continue;
    }
    addToBacklog(context, supplier, share);
    placed += share;
    const paidTo = supplier !== lead ? lead : finder;
    if (paidTo !== NOBODY) payFee(context, supplier, paidTo, share);
    if (supplier !== lead) {
      isTeam = true;
      bond(context, deal.person[winner], deal.contact[place], parameters.jointWinStrength);
    }
  }
  if (finder !== NOBODY && placed > 0) {
    bond(context, deal.person[winner], deal.contact[winner * NEEDS], parameters.jointWinStrength);
  }
  growCustomer(context, placed);
  record[at.wonCount] += 1;
  record[at.wonValue] += placed;
  if (isTeam) record[at.teamCount] += 1;
}

function addToBacklog({ deal, record, world }: Context, organisation: number, volume: number): void {
  const { backlogVolume, backlogValue, backlogExport, price } = world.organisations;
  const value = volume * price[organisation * LINE];
  backlogVolume[organisation * LINE] += volume;
  backlogValue[organisation * LINE] += value;
  if (world.customers.isExport[deal.customer] === 1) backlogExport[organisation] += value;
  record[at.wonVolume] += volume;
}

function payFee({ parameters, record, world }: Context, from: number, to: number, volume: number): void {
  const { fees, price } = world.organisations;
  const fee = parameters.finderFee * volume * price[from * LINE];
  fees[from] -= fee;
  fees[to] += fee;
  record[at.fees] += fee;
}

/** A client served well grows by clientGrowth · fit a year, one let down shrinks as fast. */
function growCustomer({ deal, parameters, world }: Context, placed: number): void {
  if (parameters.clientGrowth === 0) return;
  const { rate } = world.customers;
  const served = placed > 0 ? deal.fit[deal.winner] : -1;
  rate[deal.customer] *= 1 + (parameters.clientGrowth * served) / Math.max(1, rate[deal.customer]);
}
