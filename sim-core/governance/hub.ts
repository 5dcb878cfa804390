import type { Context } from '../context.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { cluster, isWilling } from './cluster.ts';
import { offerHolders } from './directory.ts';
import type { Governance } from './governance.ts';

/**
 * All routing through one broker, the largest company: trust is the product of both sides' tie to it.
 *
 * Proposition  P13 (hub and spoke against mesh)
 * Source       Markusen 1996; Burt 2002
 */
export const hub: Governance = { ...cluster, arm: 'hub', meets: 'broker', mayRoute, find, begin };

function mayRoute(context: Context, person: number): boolean {
  const { routings } = context.world.region;
  if (routings[0] < 1 || !isWilling(context, person)) return false;
  routings[0] -= 1;
  return true;
}

function find(context: Context): void {
  offerHolders(context, context.parameters.hubCandidates, false, trustThroughBroker);
}

function trustThroughBroker(context: Context, candidate: number): number {
  return trustInBroker(context, context.search.organisation) * trustInBroker(context, candidate);
}

function trustInBroker({ world }: Context, organisation: number): number {
  return organisation === world.region.hub[0] ? 1 : world.organisations.hubTrust[organisation];
}

/** Elects a broker when there is none, and opens the month's desk. */
function begin(context: Context): void {
  const { region, organisations } = context.world;
  region.routings[0] = context.parameters.hubRoutings * context.months;
  if (region.hub[0] >= 0 && organisations.kind[region.hub[0]] !== EMPTY) return;
  let largest = -1;
  for (let o = 0; o < region.rows[0]; o += 1) {
    if (organisations.kind[o] === EMPTY || organisations.kind[o] === FACTOR) continue;
    if (largest < 0 || organisations.capacity[o * LINE] > organisations.capacity[largest * LINE]) largest = o;
  }
  region.hub[0] = largest;
}
