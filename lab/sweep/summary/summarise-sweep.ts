import type { Arm } from '#sim-core';
import { holmAdjusted } from '../../statistics/holm.ts';
import { type MainEffect, hasPositiveBaseline, mainEffects } from './main-effects.ts';
import {
  type PointDifference,
  type PointLevel,
  type TestedDifference,
  alpha,
  differenceAt,
  levelAt,
} from './point-difference.ts';
import { type SweepSamples, hasNoValue } from './samples.ts';

export interface SummaryOptions {
  /** The arm that the others are compared with. */
  readonly baseline: Arm;
  /** Per cent of the baseline's mean within which arms count as equivalent, above 0. */
  readonly margin: number;
  /** Places of the outcomes to be told. */
  readonly outcomes: readonly number[];
  /** Called after every point; may throw to stop. */
  readonly turn?: (done: number) => Promise<void>;
}

/** What the runs say of a difference, after all that are told with it are counted. */
export type Finding = 'more' | 'less' | 'identical' | 'equivalent' | 'open' | 'untested';

/** A difference among the others of its sweep. */
export interface JudgedDifference extends PointDifference {
  /** Holm's p of the test that there is none, over the whole family. */
  readonly adjusted?: number;
  /** Holm's p of the test that it lies within the margin, over that family. */
  readonly adjustedEquivalence?: number;
  readonly isEquivalent: boolean;
  readonly finding: Finding;
}

/** A series over the points, and how it depends on each factor. */
export interface SeriesEffects {
  readonly arm: Arm;
  readonly outcome: number;
  /** Whether it is a difference in per cent of the baseline. */
  readonly isRelative: boolean;
  readonly effects: readonly MainEffect[];
}

export interface SweepSummary {
  readonly samples: SweepSamples;
  /** Absent where there is one arm. */
  readonly baseline?: Arm;
  readonly margin: number;
  /** Places of the outcomes told; the main one first. */
  readonly outcomes: readonly number[];
  /** Arms that are compared with the baseline, or the only one. */
  readonly arms: readonly Arm[];
  /** By outcome, arm and point. */
  readonly differences: readonly JudgedDifference[];
  /** By outcome, arm and point. */
  readonly levels: readonly PointLevel[];
  readonly effects: readonly SeriesEffects[];
  /** Tests of a difference, and of equivalence, over which p values are adjusted. */
  readonly family: number;
  readonly equivalenceFamily: number;
}

/** Compares arms at every point of a sweep by every outcome, and judges all differences as one family of tests. */
export async function summariseSweep(
  samples: SweepSamples,
  { baseline: baselineArm, margin, outcomes: asked, turn }: SummaryOptions,
): Promise<SweepSummary> {
  const { arms, points, rule } = samples;
  const preferred = !rule.isFixed && asked.includes(rule.outcome) ? rule.outcome : asked[0];
  // An outcome without any value cannot be the main one while another has some.
  const told = [preferred, ...asked].filter((outcome) => !hasNoValue(samples, outcome));
  const outcomes = [...new Set([...told, ...asked])];
  const baseline = arms.indexOf(baselineArm);
  const isCompared = arms.length > 1;
  const others = arms.flatMap((_, arm) => (isCompared && arm === baseline ? [] : [arm]));
  const found: PointDifference[] = [];
  const levels: PointLevel[] = [];
  for (const [done, point] of points.entries()) {
    for (const outcome of outcomes) {
      if (isCompared)
        for (const arm of others)
          found.push(differenceAt(point, { arm, baseline, outcome }, arms, rule, margin));
      for (const arm of arms.keys()) levels.push(levelAt(point, arm, outcome, arms));
    }
    await turn?.(done + 1);
  }
  const order = (a: { arm: Arm; outcome: number }, b: { arm: Arm; outcome: number }) =>
    outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || arms.indexOf(a.arm) - arms.indexOf(b.arm);
  const effects = outcomes.flatMap((outcome) =>
    others.map((arm): SeriesEffects => {
      const series = { arm, outcome, ...(isCompared && { baseline }) };
      const isRelative = hasPositiveBaseline(points, series);
      return { arm: arms[arm], outcome, isRelative, effects: mainEffects(samples, series, isRelative) };
    }),
  );
  return {
    samples,
    ...(isCompared && { baseline: baselineArm }),
    margin,
    outcomes,
    arms: others.map((arm) => arms[arm]),
    levels: levels.sort(order),
    effects,
    ...judged(found.sort(order)),
  };
}

/** Adjusts both families of tests, and says of each difference what is known. */
function judged(
  found: readonly PointDifference[],
): Pick<SweepSummary, 'differences' | 'family' | 'equivalenceFamily'> {
  // Where no pair differs at all there is nothing to test: such points make the findings at others no less sure.
  const adjusted = adjustedBy(found, ({ test, isIdentical }) => (isIdentical ? undefined : test.p));
  const equivalent = adjustedBy(found, ({ equivalence, isIdentical }) =>
    isIdentical ? undefined : equivalence,
  );
  const differences = found.map((difference): JudgedDifference => {
    const p = adjusted.get(difference);
    const pOfMargin = equivalent.get(difference);
    const isEquivalent =
      difference.tested?.isIdentical === true || (pOfMargin !== undefined && pOfMargin <= alpha);
    return {
      ...difference,
      ...(p !== undefined && { adjusted: p }),
      ...(pOfMargin !== undefined && { adjustedEquivalence: pOfMargin }),
      isEquivalent,
      finding: findingOf(difference.tested, p, isEquivalent),
    };
  });
  return { differences, family: adjusted.size, equivalenceFamily: equivalent.size };
}

function adjustedBy(
  found: readonly PointDifference[],
  pOf: (tested: TestedDifference) => number | undefined,
): Map<PointDifference, number> {
  const family = found.flatMap((difference) => {
    const p = difference.tested && pOf(difference.tested);
    return p === undefined ? [] : [{ difference, p }];
  });
  const adjusted = holmAdjusted(family.map(({ p }) => p));
  return new Map(family.map(({ difference }, i) => [difference, adjusted[i]]));
}

function findingOf(
  tested: TestedDifference | undefined,
  adjusted: number | undefined,
  isEquivalent: boolean,
): Finding {
  if (tested?.isIdentical === true) return 'identical';
  if (!tested || adjusted === undefined) return 'untested';
  if (adjusted <= alpha) return tested.student.mean > 0 ? 'more' : 'less';
  return isEquivalent ? 'equivalent' : 'open';
}
