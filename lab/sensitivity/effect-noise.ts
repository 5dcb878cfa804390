import { incompleteBeta } from '../statistics/incomplete-beta.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { quantileOf } from '../statistics/quantile.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import type { MorrisDesign } from './morris-design.ts';

/** What luck does to elementary effects. */
export interface EffectNoise {
  /** μ* that a parameter without any effect stays below in 19 of 20 cases. */
  readonly floor: number;
  /** Per group, adjusted for their number: how probable such effects are if the group has none. */
  readonly pValues: readonly number[];
}

/** Mean and variance of the size of a standard normal value. */
const meanSize = 0.7978845608028654;
const varianceOfSize = 0.3633802276324187;
const oneSided = 1.6448536269514722;

/**
 * Tells effects from luck by how far the replications of a step differ.
 *
 * The variance of an effect’s mean is that between replications, pooled over trajectories, over their number; a group’s own, but no
 * less than the median of all groups, since few replications may agree by chance. If a group has no effect, the
 * mean square of its effects over that variance is distributed as F.
 *
 * @param values of each point of the design, one per replication, at least 2
 */
export function effectNoise(design: MorrisDesign, values: readonly ArrayLike<number>[]): EffectNoise {
  const { groups, trajectories, order, step } = design;
  const replications = values[0].length;
  const squares = groups.map(() => 0);
  const variances = groups.map(() => 0);
  for (let trajectory = 0; trajectory < trajectories; trajectory += 1)
    for (let i = 0; i < groups.length; i += 1) {
      const at = trajectory * (groups.length + 1) + i;
      const effects = Float64Array.from(values[at], (before, r) => (values[at + 1][r] - before) / step);
      const { mean, variance } = meanAndVariance(effects);
      const group = order[trajectory][i];
      squares[group] += (mean * mean) / trajectories;
      variances[group] += variance / replications / trajectories;
    }
  const usual = quantileOf(Float64Array.from(variances.filter((variance) => variance > 0)).sort(), 0.5);
  const freedom = groups.length * trajectories * (replications - 1);
  const pValues = groups.map((_, group) => {
    const noise = Math.max(variances[group], usual);
    return fisherTail(squares[group] / noise, trajectories, freedom);
  });
  const widest = meanSize + oneSided * Math.sqrt(varianceOfSize / trajectories);
  return { floor: Math.sqrt(usual) * widest, pValues: holmAdjusted(pValues) };
}

/** The probability that F falls above a value. Source  DLMF 8.17 */
function fisherTail(value: number, above: number, below: number): number {
  return incompleteBeta(below / (below + above * value), below / 2, above / 2);
}
