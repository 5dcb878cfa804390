import type { Context } from '../context.ts';
import { streams } from '../random/streams.ts';
import { isWelcome, offer, rank } from '../search.ts';
import { fitOf } from '../world/ability.ts';
import { SEATS, TIES } from '../world/columns.ts';
import { concentration } from './concentration.ts';
import type { Governance } from './governance.ts';

/**
 * Concentration, and people who know each other: they look beyond the catalogue, and find partners over their ties.
 *
 * Proposition  P2, P10, P11, P20
 * Source       theory; Uzzi 1997; Burt 2002
 */
export const cluster: Governance = {
  ...concentration,
  arm: 'cluster',
  meets: 'people',
  asksOthers: true,
  lookout: (salesView) => salesView,
  mayRoute: isWilling,
  find: findOverTies,
};

/** With probability aR. */
export function isWilling(context: Context, person: number): boolean {
  const { people } = context.world;
  return (
    context.random.draw(streams.willingness, context.deal.key, people.key[person]) < people.redirect[person]
  );
}

/**
 * Every person of the organisation looks around: first among own ties, then, when these name too few, among theirs.
 * The trust of a path is the product of its weights.
 */
function findOverTies(context: Context): void {
  const { search, parameters } = context;
  for (let hops = 1; hops <= parameters.hops && search.count < search.limit; hops += 1) {
    const { seat, peopleCount } = context.world.organisations;
    const first = search.organisation * SEATS;
    for (let i = first; i < first + peopleCount[search.organisation]; i += 1)
      lookAround(context, seat[i], 1, hops);
  }
}

/** Offers the organisations at the end of paths of a number of ties. */
function lookAround(context: Context, person: number, trust: number, hops: number): void {
  const { search, world, parameters } = context;
  const { tieCount, tiePerson, tieWeight, employer } = world.people;
  const { held } = world.holders;
  const { wantedBits } = search;
  const end = person * TIES + tieCount[person];
  for (let i = person * TIES; i < end; i += 1) {
    const other = tiePerson[i];
    const organisation = employer[other];
    if (organisation < 0) continue;
    if (hops > 1) lookAround(context, other, trust * tieWeight[i], hops - 1);
    else if ((held[organisation] & wantedBits) === wantedBits && organisation !== search.organisation) {
      const fit = fitOf(world, parameters, organisation, search.wanted, search.wantedCount);
      const pathTrust = trust * tieWeight[i];
      if (isWelcome(search, rank(fit, pathTrust))) offer(search, organisation, other, pathTrust, fit);
    }
  }
}
