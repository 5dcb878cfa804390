import { type Interval, criticalValue, intervalOf } from '../statistics/interval.ts';
import { differences } from '../statistics/differences.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import { tTest } from '../statistics/t-test.ts';
import { impulseOf, lossCurve } from './impulse.ts';
import type { ResilienceReplication } from './resilience-run.ts';

/** How an arm takes a shock, over replications. */
export interface Resistance {
  /** Per cent of turnover without the shock. */
  readonly depth: Interval;
  readonly lost: Interval;
  /** Share of replications that recover within the time simulated, in [0, 1]. */
  readonly recovered: number;
  /** Months, of those that recover; absent where fewer than two do. */
  readonly recovery?: Interval;
}

/** What one arm loses for good more than another, percentage points. */
export interface LossTest {
  readonly difference: Interval;
  readonly p: number;
  /** By Holm, over the shocks. */
  readonly adjusted: number;
}

/**
 * How an arm takes a shock.
 *
 * @param runs at least 2
 * @param arm place among the arms of the runs
 * @param shock place among their shocks
 * @param strike its month, from 0 at the branch
 */
export function resistanceOf(
  runs: readonly ResilienceReplication[],
  arm: number,
  shock: number,
  strike: number,
  confidence: number,
): Resistance {
  const impulses = runs.map(({ turnover }) =>
    impulseOf(lossCurve(turnover[arm][shock + 1], turnover[arm][0]), strike),
  );
  const recoveries = impulses.flatMap(({ recovery }) => recovery ?? []);
  const interval = (values: readonly number[]) =>
    intervalOf(values, criticalValue(confidence, values.length));
  return {
    depth: interval(impulses.map(({ depth }) => depth)),
    lost: interval(impulses.map(({ lost }) => lost)),
    recovered: recoveries.length / runs.length,
    ...(recoveries.length > 1 && { recovery: interval(recoveries) }),
  };
}

/**
 * Whether one arm loses more for good than another, shock by shock, over paired replications.
 *
 * @param strikes month of each shock, in the order of the runs
 * @returns one per shock; a negative difference means that the first arm resists better
 */
export function lossTests(
  runs: readonly ResilienceReplication[],
  arm: number,
  baseline: number,
  strikes: readonly number[],
  confidence: number,
): LossTest[] {
  const lostOf = (place: number, shock: number) =>
    Float64Array.from(
      runs,
      ({ turnover }) =>
        impulseOf(lossCurve(turnover[place][shock + 1], turnover[place][0]), strikes[shock]).lost,
    );
  const samples = strikes.map((_, shock) => differences(lostOf(arm, shock), lostOf(baseline, shock)));
  const ps = samples.map((sample) => tTest(sample).p);
  const adjusted = holmAdjusted(ps);
  const critical = criticalValue(confidence, runs.length);
  return samples.map((sample, i) => ({
    difference: intervalOf(sample, critical),
    p: ps[i],
    adjusted: adjusted[i],
  }));
}
