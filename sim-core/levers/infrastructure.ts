/**
 * Infrastructure: roads, rails and meeting places let people meet over longer distances.
 *
 * Proposition  P16, P17 (proximity)
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { exp } from '../numeric/exp.ts';
import { type Lever, diminishing, isSociable } from './lever.ts';

export const infrastructure: Lever = {
  name: 'infrastructure',
  description:
    'roads, rails and meeting places let people meet over longer distances, also after the money has ended',
  reads: ['region.initialSellers'],
  writes: ['region.infrastructure'],
  draws: [],
  conversions: ['infrastructureGain', 'infrastructureHalf', 'infrastructureLife'],
  isUsable: isSociable,
  apply: build,
};

/** What was built serves on after the money has ended, and wears out. */
function build(context: Context, funds: number): number {
  const { conditions, parameters, world, years } = context;
  const { infrastructure: capital, initialSellers } = world.region;
  capital[0] = capital[0] * exp(-years / parameters.infrastructureLife) + funds;
  const share = capital[0] / Math.max(1, initialSellers[0]);
  conditions.parameters.distanceScale *=
    1 + diminishing(parameters.infrastructureGain, share, parameters.infrastructureHalf);
  return funds;
}
