import { type Governance, armsLength } from './governance.ts';

/**
 * The same companies in one place, without relations: labour mobility, spill-over, shorter search.
 *
 * Proposition  P20 (a concentration is not a cluster)
 * Source       Marshall 1890; Porter 1998
 */
export const concentration: Governance = { ...armsLength, arm: 'concentration', isColocated: true };
