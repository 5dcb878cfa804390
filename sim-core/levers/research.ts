/**
 * University research: institutions have more to teach, and research in companies nearby yields more.
 *
 * Proposition  P4, P5 (factors)
 * Source       MODEL 6; Jaffe 1989
 */
import type { Context } from '../context.ts';
import { type Lever, diminishing, perCompany } from './lever.ts';

export const research: Lever = {
  name: 'research',
  description: 'institutions have more to teach, and research in companies nearby yields more',
  reads: ['region.initialSellers', 'region.institutions'],
  writes: [],
  draws: [],
  conversions: ['researchGain', 'researchHalf'],
  isUsable: ({ isColocated }) => isColocated,
  apply: fund,
};

function fund(context: Context, funds: number): number {
  const { conditions, parameters, world } = context;
  // Without an institution there is nobody to fund.
  if (world.region.institutions[0] === 0) return 0;
  const gain = 1 + diminishing(parameters.researchGain, perCompany(context, funds), parameters.researchHalf);
  conditions.parameters.training *= gain;
  conditions.parameters.researchYield *= gain;
  return funds;
}
