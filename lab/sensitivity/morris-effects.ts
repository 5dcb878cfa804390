import type { Estimate } from '../statistics/estimate.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { type Resampling, replicatesOf } from '../statistics/resampling.ts';
import { resampledInterval } from './resampled-interval.ts';
import { requireOutcomes } from './factor-group.ts';
import type { MorrisDesign } from './morris-design.ts';

/** What a group does to an outcome, in units of the outcome per range of the factors. */
export interface ElementaryEffects {
  readonly name: string;
  /** Mean of the sizes of the effects (μ*), to rank by. */
  readonly size: Estimate;
  /** Mean of the effects (μ), whose signs may cancel; only where a factor is alone, a group has no sign. */
  readonly mean?: number;
  /** Their standard deviation (σ): from interaction or from bends. Only where a factor is alone. */
  readonly deviation?: number;
}

/**
 * Elementary effects of each group: μ* with a bootstrap interval over trajectories, μ and σ.
 *
 * An effect is (y after − y before) / step, the step taken downwards if the factor fell; of a group its size alone counts.
 *
 * Source  Morris (1991); Campolongo, Cariboni & Saltelli (2007) for μ* and groups
 *
 * @param outcomes one per point of the design, in its order
 * @returns in the order of the design's groups
 * @throws RangeError for outcomes that are not finite, or not one per point
 * @example morrisEffects(design, outcomes).toSorted((a, b) => b.size.estimate - a.size.estimate)
 */
export function morrisEffects(
  design: MorrisDesign,
  outcomes: ArrayLike<number>,
  resampling: Resampling = {},
): ElementaryEffects[] {
  requireOutcomes(outcomes, design.count);
  const effects = effectsOf(design, outcomes);
  return design.groups.map(({ name, factors }, group) => {
    const own = effects[group];
    const sizes = own.map(Math.abs);
    const meanSize = (units: Int32Array) => {
      let sum = 0;
      for (const unit of units) sum += sizes[unit];
      return sum / units.length;
    };
    const replicates = replicatesOf(sizes.length, meanSize, resampling);
    const estimate = meanAndVariance(sizes).mean;
    const size = resampledInterval(estimate, replicates, sizes.length, resampling.confidence);
    if (factors.length > 1) return { name, size };
    const { mean, variance } = meanAndVariance(own);
    return { name, size, mean, deviation: Math.sqrt(variance) };
  });
}

/** Per group, the effect in each trajectory. */
function effectsOf(design: MorrisDesign, outcomes: ArrayLike<number>): Float64Array[] {
  const { groups, trajectories, order, step, factorCount } = design;
  const effects = groups.map(() => new Float64Array(trajectories));
  const before = new Float64Array(factorCount);
  const after = new Float64Array(factorCount);
  for (let trajectory = 0; trajectory < trajectories; trajectory += 1) {
    const start = trajectory * (groups.length + 1);
    for (let i = 0; i < groups.length; i += 1) {
      const group = order[trajectory][i];
      const [leader] = groups[group].factors;
      design.at(start + i, before);
      design.at(start + i + 1, after);
      const sign = after[leader] > before[leader] ? 1 : -1;
      effects[group][trajectory] = (sign * (outcomes[start + i + 1] - outcomes[start + i])) / step;
    }
  }
  return effects;
}
