import type { Context } from '../context.ts';
import { cluster } from './cluster.ts';
import { offerHolders } from './directory.ts';
import type { Governance } from './governance.ts';

/**
 * Everyone visible to everyone, at low trust: information without relations.
 *
 * Proposition  P15 (social life is necessary)
 * Source       Cai, Lin & Szeidl 2024: an information-only referral trial had no effect
 */
export const platform: Governance = {
  ...cluster,
  arm: 'platform',
  meets: 'nobody',
  find: (context) => offerHolders(context, context.parameters.platformCandidates, false, trustOfStrangers),
};

function trustOfStrangers({ parameters }: Context): number {
  return parameters.platformTrust;
}
