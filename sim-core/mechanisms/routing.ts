/**
 * Routing: alone, redirected to a member, with partners found inside, or with suppliers bought outside.
 *
 * Proposition  P7 (favours members, keeps freedom), P11 (redirect or collaborate)
 * Source       MODEL 4.3
 */
import type { Context } from '../context.ts';
import { NEEDS, NOBODY, NO_ROOM, NO_SKILL, UNWILLING } from '../deal.ts';
import { at } from '../indicators/measures.ts';
import { fitOf, hasRoom } from '../world/ability.ts';
import { ACCOUNTS } from '../world/columns.ts';
import type { Mechanism } from './mechanism.ts';
import { askForWholeJob, findPart } from './partners.ts';

export const routing: Mechanism = {
  name: 'routing',
  reads: [
    'customers.account',
    'organisations.key',
    'organisations.kind',
    'organisations.skill',
    'organisations.capacity',
    'organisations.effort',
    'organisations.price',
    'organisations.backlogVolume',
    'organisations.seat',
    'organisations.hubTrust',
    'people.key',
    'people.employer',
    'people.redirect',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'region.hub',
    'region.sellers',
    'contacts.offers',
    'holders.holder',
    'skills.holderCount',
  ],
  writes: ['organisations.attention', 'people.attentionUsed', 'region.routings', 'region.brokerDesk'],
  draws: ['willingness', 'garble', 'directory', 'acceptance', 'market'],
  apply: route,
};

function route(context: Context): void {
  const { deal, record } = context;
  let hasProposal = false;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    deal.proposed[i] = 0;
    if (deal.noticed[i] === 0) continue;
    routeAccount(context, i);
    deal.proposed[i] = Number(deal.lead[i] !== NOBODY);
    hasProposal ||= deal.proposed[i] === 1;
  }
  if (hasProposal) record[at.routedCount] += 1;
}

function routeAccount(context: Context, i: number): void {
  const { deal, governance, parameters, world } = context;
  const organisation = world.customers.account[deal.customer * ACCOUNTS + i];
  const fit = fitOf(world, parameters, organisation, deal.needs, deal.needCount);
  if (fit > 0 && hasRoom(world, parameters, organisation, deal.value)) {
    proposeAlone(context, i, organisation);
    const least = fit + governance.redirectMargin(parameters);
    // Nobody is fitter than the frontier: then there is no use in asking.
    if (least < 1 && governance.mayRoute(context, deal.person[i]))
      askForWholeJob(context, i, organisation, least);
    return;
  }
  const held = heldNeeds(context, organisation);
  if (
    held > 0 &&
    fit === 0 &&
    hasRoom(world, parameters, organisation, (deal.value * held) / deal.needCount)
  ) {
    proposeTeam(context, i, organisation);
    return;
  }
  if (governance.mayRoute(context, deal.person[i])) askForWholeJob(context, i, organisation, 0);
  else deal.cause = Math.max(deal.cause, held > 0 ? NO_ROOM : UNWILLING);
}

/** A proposal in which one organisation does all. */
function proposeAlone(context: Context, i: number, lead: number): void {
  const { deal } = context;
  deal.lead[i] = lead;
  deal.finder[i] = NOBODY;
  for (let n = 0; n < deal.needCount; n += 1) deal.supplier[i * NEEDS + n] = lead;
}

/** A proposal in which the account leads, and each missing part is found inside or bought outside. */
function proposeTeam(context: Context, i: number, lead: number): void {
  const { deal, governance, parameters, world } = context;
  const { skill } = world.organisations;
  const mayRoute = governance.mayRoute(context, deal.person[i]);
  for (let n = 0; n < deal.needCount; n += 1) {
    if (skill[lead * world.sizes.skills + deal.needs[n]] >= parameters.skillHeld)
      deal.supplier[i * NEEDS + n] = lead;
    else if (!findPart(context, i, n, lead, mayRoute)) {
      if (!mayRoute) deal.cause = Math.max(deal.cause, governance.asksOthers ? UNWILLING : NO_SKILL);
      return;
    }
  }
  deal.lead[i] = lead;
  deal.finder[i] = NOBODY;
}

function heldNeeds({ deal, parameters, world }: Context, organisation: number): number {
  const { skill } = world.organisations;
  let held = 0;
  for (let n = 0; n < deal.needCount; n += 1) {
    held += Number(skill[organisation * world.sizes.skills + deal.needs[n]] >= parameters.skillHeld);
  }
  return held;
}
