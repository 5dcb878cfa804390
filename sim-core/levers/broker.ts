/**
 * Broker: cluster managers introduce people to each other, and name holders of a skill when nobody's ties do.
 *
 * Proposition  P1, P13 (what a public broker adds to ties that form by themselves)
 * Source       MODEL 6; Burt 2002
 */
import type { Context } from '../context.ts';
import { offerHolders } from '../governance/directory.ts';
import { poisson } from '../random/poisson.ts';
import { streams } from '../random/streams.ts';
import { introduce } from './introduce.ts';
import { type Lever, isSociable } from './lever.ts';

/** Entities of the draws of how much is done in a step; no organisation has these keys. */
const INTRODUCTIONS = 0xfffffffe;
const SEARCHES = 0xfffffffd;

export const broker: Lever = {
  name: 'broker',
  description:
    'cluster managers introduce people to each other, and name holders of a skill when nobody’s ties do',
  reads: [
    'people.employer',
    'organisations.missed',
    'organisations.seat',
    'skills.holderCount',
    'holders.holder',
  ],
  writes: [
    'region.brokerDesk',
    'people.attentionUsed',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'organisations.attention',
  ],
  draws: ['policy'],
  conversions: [
    'brokerCost',
    'brokerIntroductions',
    'introductionStrength',
    'brokerSearches',
    'brokerCandidates',
    'brokerTrust',
  ],
  isUsable: isSociable,
  apply: employ,
};

function employ(context: Context, funds: number): number {
  const { parameters, random, step, world } = context;
  const brokerYears = funds / parameters.brokerCost;
  const searches = random.draw(streams.policy, SEARCHES, step);
  world.region.brokerDesk[0] = poisson(searches, brokerYears * parameters.brokerSearches);
  const introductions = random.draw(streams.policy, INTRODUCTIONS, step);
  introduce(context, poisson(introductions, brokerYears * parameters.brokerIntroductions));
  return funds;
}

/** A broker with time left names holders of what a search wants. */
export function askBroker(context: Context): void {
  const { brokerDesk } = context.world.region;
  if (brokerDesk[0] < 1) return;
  brokerDesk[0] -= 1;
  offerHolders(context, context.parameters.brokerCandidates, false, trustOfBroker);
}

function trustOfBroker({ parameters }: Context): number {
  return parameters.brokerTrust;
}
