import type { Arm } from '#sim-core';
import { differences } from '../../statistics/differences.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { type Interval, criticalValue, intervalOf } from '../../statistics/interval.ts';
import { meanAndVariance } from '../../statistics/mean-and-variance.ts';
import { type PairedDifference, pairedDifference } from '../../statistics/paired.ts';
import { quantileOf } from '../../statistics/quantile.ts';
import { quantileGaps } from '../../statistics/quantile-gap.ts';
import { ratioInterval } from '../../statistics/ratio-interval.ts';
import { relativeEquivalence } from '../../statistics/relative-equivalence.ts';
import { isWithin } from '../precision.ts';
import { type SampledPoint, type SampledRule, pairsOf, sampleOf } from './samples.ts';

export const confidence = 0.95;
export const alpha = 0.05;
/** At which arms are compared beside their means: a bad year, a typical one, a good one. */
export const quantiles = [0.1, 0.5, 0.9] as const;

/** What is compared: an arm with the baseline, by one outcome. */
export interface PairOfArms {
  /** Places among the arms and outcomes. */
  readonly arm: number;
  readonly baseline: number;
  readonly outcome: number;
}

/** A difference at a point before it is known how many others are told with it. */
export interface PointDifference {
  readonly point: number;
  readonly arm: Arm;
  readonly outcome: number;
  readonly pairs: number;
  /** Means over the pairs; NaN without one. */
  readonly treated: number;
  readonly baseline: number;
  /** Absent for fewer than 2 pairs. */
  readonly tested?: TestedDifference;
}

export interface TestedDifference extends PairedDifference {
  /** In per cent of the baseline's mean, where that is above 0. */
  readonly percent?: Interval;
  /** Of the differences of quantiles, in the order of `quantiles`. */
  readonly quantileGaps: readonly Estimate[];
  /** p of the test that it lies within the margin; absent where the baseline's mean is 0. */
  readonly equivalence?: number;
  /** Whether no pair differs at all. */
  readonly isIdentical: boolean;
  /** Whether the precision asked for is reached; absent where none was asked of this difference. */
  readonly isPrecise?: boolean;
}

/**
 * Everything that the pairs of a point say of a difference.
 *
 * @param margin of equivalence, per cent of the baseline's mean
 */
export function differenceAt(
  point: SampledPoint,
  { arm, baseline, outcome }: PairOfArms,
  arms: readonly Arm[],
  rule: SampledRule,
  margin: number,
): PointDifference {
  const [treated, base] = pairsOf(sampleOf(point, arm, outcome), sampleOf(point, baseline, outcome));
  const told = {
    point: point.point,
    arm: arms[arm],
    outcome,
    pairs: treated.length,
    treated: meanOf(treated),
    baseline: meanOf(base),
  };
  if (treated.length < 2) return told;
  const gaps = differences(treated, base);
  const equivalence = relativeEquivalence(gaps, base, margin / 100);
  const isAsked =
    !rule.isFixed && rule.outcome === outcome && rule.arm === arms[arm] && rule.baseline === arms[baseline];
  return {
    ...told,
    tested: {
      ...pairedDifference(treated, base, { confidence }),
      ...(told.baseline > 0 && {
        percent: ratioInterval(gaps, base, criticalValue(confidence, gaps.length), 100),
      }),
      quantileGaps: quantileGaps(treated, base, quantiles, { confidence }),
      ...(equivalence && { equivalence: equivalence.p }),
      isIdentical: gaps.every((gap) => gap === 0),
      ...(isAsked && { isPrecise: isWithin(rule, treated, base) }),
    },
  };
}

/** What the runs of one arm at a point come to. */
export interface PointLevel {
  readonly point: number;
  readonly arm: Arm;
  readonly outcome: number;
  readonly count: number;
  /** NaN without a run. */
  readonly mean: number;
  /** Absent for fewer than 2 runs. */
  readonly spread?: {
    readonly deviation: number;
    readonly student: Interval;
    /** In the order of `quantiles`. */
    readonly quantiles: readonly number[];
  };
}

export function levelAt(point: SampledPoint, arm: number, outcome: number, arms: readonly Arm[]): PointLevel {
  const sample = sampleOf(point, arm, outcome).filter(Number.isFinite);
  const told = { point: point.point, arm: arms[arm], outcome, count: sample.length, mean: meanOf(sample) };
  if (sample.length < 2) return told;
  const sorted = sample.toSorted();
  return {
    ...told,
    spread: {
      deviation: Math.sqrt(meanAndVariance(sample).variance),
      student: intervalOf(sample, criticalValue(confidence, sample.length)),
      quantiles: quantiles.map((probability) => quantileOf(sorted, probability)),
    },
  };
}

function meanOf(sample: Float64Array): number {
  return sample.length === 0 ? NaN : meanAndVariance(sample).mean;
}
