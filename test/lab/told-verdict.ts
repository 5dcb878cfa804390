import { type Comparison, type Interval, compare, verdict } from '#lab';
import type { Wording } from '../../lab/wording/wording.ts';
import { smallRegion } from './small-region.ts';

export const small = await compare(smallRegion(), { replications: 2, workers: 1 });
export const none: Interval = { mean: 0, low: 0, high: 0 };

/** What is said of a true comparison in which the headline arm's numbers are replaced. */
export function told(
  changes: {
    readonly gap?: Interval;
    readonly ledgerChanges?: Partial<Comparison['arms']['cluster'] & object>['ledgerChanges'];
    readonly attention?: Interval;
    readonly profit?: Interval;
    readonly comparison?: Partial<Comparison>;
  },
  wording?: Wording,
): string[] {
  const { gap = none, ledgerChanges, attention = none, profit = none } = changes;
  const cluster = small.arms.cluster!;
  const quiet = Object.fromEntries(
    Object.keys(cluster.ledgerChanges).map((cause) => [cause, none]),
  ) as typeof cluster.ledgerChanges;
  const isolated = { ...small.arms.isolated!, turnover: { mean: 10_000, low: 9_000, high: 11_000 } };
  const comparison: Comparison = {
    ...small,
    contrasts: small.contrasts.map((contrast) => ({ ...contrast, gap })),
    arms: {
      ...small.arms,
      isolated,
      cluster: {
        ...cluster,
        gap,
        ledgerChanges: ledgerChanges ?? quiet,
        changes: { ...cluster.changes, attentionCosts: attention, profit },
      },
    },
    ...changes.comparison,
  };
  return verdict(comparison, wording).map(({ text }) => text);
}
