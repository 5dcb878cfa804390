import type { Context } from '../context.ts';
import { isWilling } from './cluster.ts';
import { concentration } from './concentration.ts';
import { offerHolders } from './directory.ts';
import type { Governance } from './governance.ts';

/**
 * Everyone visible to everyone, at low trust: information without relations, and without their state of mind.
 *
 * Proposition  P15 (social life is necessary)
 * Source       Cai, Lin & Szeidl 2024: an information-only referral trial had no effect
 */
export const platform: Governance = {
  ...concentration,
  arm: 'platform',
  asksOthers: true,
  mayRoute: isWilling,
  find: (context) => offerHolders(context, context.parameters.platformCandidates, false, trustOfStrangers),
};

function trustOfStrangers({ parameters }: Context): number {
  return parameters.platformTrust;
}
