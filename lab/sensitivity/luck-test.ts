import { incompleteBeta } from '../statistics/incomplete-beta.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { quantileOf } from '../statistics/quantile.ts';
import type { MorrisDesign } from './morris-design.ts';
import { type SobolDesign, blockLength } from './sobol-design.ts';
import { significance } from './told-from-luck.ts';

/** Of one parameter or group: per step that it alone takes, the change of the outcome in each replication. */
export type Changes = readonly Float64Array[];

/** What luck does to changes. */
export interface LuckTest {
  /** Mean square of changes that luck alone stays below, over all parameters together, in 19 of 20 experiments, where replications differ as at the median parameter; 0 where they never differ. */
  readonly level: number;
  /** Per parameter, how probable such changes are if it has no effect; undefined where no replication changes at all. */
  readonly pValues: readonly (number | undefined)[];
}

/**
 * Tests changes against luck by how far their replications differ.
 *
 * The variance of a change's mean is that between replications, pooled over steps, over their number; a parameter's own, but no
 * less than the median of all, since few replications may agree by chance. If a parameter has no effect, the mean square of its
 * changes over that variance is distributed as F.
 *
 * @param changes per parameter; each of as many steps, and of as many replications, at least 2
 */
export function luckTest(changes: readonly Changes[]): LuckTest {
  const steps = changes[0].length;
  const replications = changes[0][0].length;
  const spreads = changes.map((own) => {
    let [square, variance] = [0, 0];
    for (const change of own) {
      const of = meanAndVariance(change);
      square += (of.mean * of.mean) / steps;
      variance += of.variance / replications / steps;
    }
    return { square, variance };
  });
  const variances = spreads.map(({ variance }) => variance).filter((variance) => variance > 0);
  const usual = variances.length === 0 ? 0 : quantileOf(Float64Array.from(variances).sort(), 0.5);
  const freedom = variances.length * steps * (replications - 1);
  const pValues = spreads.map(({ square, variance }) => {
    if (square === 0 && variance === 0) return undefined;
    const noise = Math.max(variance, usual);
    return noise === 0 ? 0 : fisherTail(square / noise, steps, freedom);
  });
  const tests = pValues.filter((p) => p !== undefined).length;
  const level = usual === 0 ? 0 : usual * fisherQuantile(significance / tests, steps, freedom);
  return { level, pValues };
}

/** The value above which F falls with a probability, by halving. */
function fisherQuantile(probability: number, above: number, below: number): number {
  let [low, high] = [0, 1];
  while (fisherTail(high, above, below) > probability) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return high;
    if (fisherTail(middle, above, below) > probability) low = middle;
    else high = middle;
  }
}

/** The probability that F falls above a value. Source  DLMF 8.17 */
function fisherTail(value: number, above: number, below: number): number {
  return incompleteBeta(below / (below + above * value), below / 2, above / 2);
}

/**
 * The steps of trajectories, per range of a factor.
 *
 * @param values of each point of the design, one per replication
 */
export function morrisChanges(
  { groups, trajectories, order, step }: MorrisDesign,
  values: readonly Float64Array[],
): Changes[] {
  const changes = groups.map((): Float64Array[] => []);
  for (let trajectory = 0; trajectory < trajectories; trajectory += 1)
    for (let i = 0; i < groups.length; i += 1) {
      const at = trajectory * (groups.length + 1) + i;
      changes[order[trajectory][i]].push(values[at].map((before, r) => (values[at + 1][r] - before) / step));
    }
  return changes;
}

/**
 * The steps of which a total share is made: from A to A with the group from B, and with pairs from B to B with the group from A.
 *
 * @param values of each point of the design, one per replication
 */
export function sobolChanges(design: SobolDesign, values: readonly Float64Array[]): Changes[] {
  const { groups, rows, hasPairs } = design;
  const block = blockLength(design);
  const starts = Array.from({ length: rows }, (_, row) => row * block);
  const step = (from: number, to: number) => values[from].map((value, r) => value - values[to][r]);
  return groups.map((_, group) => [
    ...starts.map((start) => step(start, start + 2 + group)),
    ...(hasPairs ? starts.map((start) => step(start + 1, start + 2 + groups.length + group)) : []),
  ]);
}
