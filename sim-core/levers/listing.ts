/**
 * Platform: a public list shows strangers who hold a skill, when nobody's ties name one. Information without trust.
 *
 * Proposition  P15 (social life is necessary)
 * Source       MODEL 6; Cai, Lin & Szeidl 2024
 */
import type { Context } from '../context.ts';
import { offerHolders } from '../governance/directory.ts';
import { type Lever, diminishing, isSociable, perCompany } from './lever.ts';

export const listing: Lever = {
  name: 'platform',
  description: 'a public list shows strangers who hold a skill, when nobody’s ties name one',
  reads: ['region.initialSellers'],
  writes: [],
  draws: [],
  conversions: ['listingReach', 'listingHalf'],
  isUsable: isSociable,
  apply: list,
};

function list(context: Context, funds: number): number {
  const { conditions, parameters } = context;
  const reach = diminishing(parameters.listingReach, perCompany(context, funds), parameters.listingHalf);
  conditions.listed = Math.round(reach);
  return funds;
}

/** Strangers on the public list. */
export function lookUpList(context: Context): void {
  if (context.conditions.listed > 0) offerHolders(context, context.conditions.listed, false, trustOfListed);
}

function trustOfListed({ parameters }: Context): number {
  return parameters.platformTrust;
}
