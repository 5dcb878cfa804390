import { type Comparison, compare } from '#lab';
import { type Arm, arms } from '#sim-core';
import { smallRegion } from '../lab/small-region.ts';

/** A real comparison of a small region under every arm, with who knew whom. */
export function smallComparison(chosen: readonly Arm[] = arms): Promise<Comparison> {
  return compare(smallRegion(), { arms: chosen, replications: 2, workers: 1, withNetwork: true });
}

/** One year of a real region of so many organisations. */
export function largeComparison(organisationCount: number): Promise<Comparison> {
  const region = smallRegion({ organisationCount, burnInYears: 1, branchYears: 2 });
  return compare(region, { arms: ['cluster'], replications: 2, workers: 1, withNetwork: true });
}

/** The same comparison, but the cluster did exactly what isolated firms did. */
export function withoutGap(comparison: Comparison): Comparison {
  const { isolated } = comparison.arms;
  const none = { mean: 0, low: 0, high: 0 };
  return {
    ...comparison,
    precision: { ...comparison.precision, reached: 0, isReached: true },
    contrasts: [{ arm: 'cluster', baseline: 'isolated', gap: none }],
    arms: { isolated: isolated!, cluster: isolated! },
  };
}

/** The same means, of a single replication: every interval is a point. */
export function ofOneReplication(comparison: Comparison): Comparison {
  const pointed = JSON.stringify(comparison, (_, value: unknown) =>
    isInterval(value) ? { mean: value.mean, low: value.mean, high: value.mean } : value,
  );
  return { ...(JSON.parse(pointed) as Comparison), replications: 1 };
}

function isInterval(value: unknown): value is { mean: number } {
  return typeof value === 'object' && value !== null && 'mean' in value && typeof value.mean === 'number';
}
