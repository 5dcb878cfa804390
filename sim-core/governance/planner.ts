import { fullTrust, offerHolders } from './directory.ts';
import { cluster } from './cluster.ts';
import type { Governance } from './governance.ts';

/**
 * Sees every opportunity, knows everybody's skill and room, and assigns without friction: the upper bound.
 *
 * Proposition  reference for the share of the gap that an arm closes
 */
export const planner: Governance = {
  ...cluster,
  arm: 'planner',
  searchCost: 0,
  noticing: () => 1,
  lookout: () => 1,
  mayRoute: () => true,
  find: (context) => offerHolders(context, context.parameters.directorySize, true, fullTrust),
  acceptance: () => 1,
  friction: () => 0,
  redirectMargin: () => 0,
};
