import type { Context } from '../context.ts';
import { streams } from '../random/streams.ts';
import { isWelcome, offer, rank } from '../search.ts';
import { fitOf } from '../world/ability.ts';
import { TIES } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
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
    context.random.draw(streams.willingness, context.deal.key, people.key[person * LINE]) <
    people.redirect[person * LINE]
  );
}

/**
 * The person in charge looks around among own ties, and keeps the best of those who hold what is wanted; when these are
 * too few, ties name whom they know until there are enough. The trust of a path is the product of its weights.
 *
 * Source  Simon 1955 (search ends with enough, not with the best)
 */
function findOverTies(context: Context): void {
  const { search, parameters, world } = context;
  lookAround(context, search.person, 1, false);
  if (parameters.hops === 1) return;
  const { tieCount, tiePerson, tieWeight } = world.people;
  const first = search.person * TIES;
  const end = first + tieCount[search.person];
  for (let i = first; i < end && search.count < search.limit; i += 1) {
    lookAround(context, tiePerson[i], tieWeight[i], true);
  }
}

/** Offers the organisations of a person's ties to the search. */
function lookAround(context: Context, person: number, trust: number, endsWithEnough: boolean): void {
  const { search, world, parameters } = context;
  const { tieCount, tiePerson, tieWeight, employer } = world.people;
  const { offers } = world.contacts;
  const { wantedBits } = search;
  const end = person * TIES + tieCount[person];
  for (let i = person * TIES; i < end; i += 1) {
    const other = tiePerson[i];
    if ((offers[other] & wantedBits) !== wantedBits) continue;
    const organisation = employer[other];
    if (organisation === search.organisation) continue;
    const fit = fitOf(world, parameters, organisation, search.wanted, search.wantedCount);
    const pathTrust = trust * tieWeight[i];
    if (isWelcome(search, rank(fit, pathTrust))) offer(search, organisation, other, pathTrust, fit);
    if (endsWithEnough && search.count === search.limit) return;
  }
}
