import type { Arm } from '#sim-core';
import type { Variable } from '../../files/table.ts';
import type { FactorValue } from '../factor.ts';

/** What a reader must know of a variable. */
export type Described = Pick<Variable, 'name' | 'label' | 'unit' | 'definition'>;

export interface SampledFactor extends Described {
  readonly isNumeric: boolean;
}

/** How replications were chosen: a number, or a precision of one difference. */
export type SampledRule =
  | { readonly isFixed: true; readonly cap: number }
  | {
      readonly isFixed: false;
      readonly cap: number;
      /** Place among the outcomes. */
      readonly outcome: number;
      readonly arm: Arm;
      readonly baseline: Arm;
      /** Per cent of the baseline's mean. */
      readonly halfWidth: number;
      readonly confidence: number;
    };

/** What the runs of a point came to. */
export interface SampledPoint {
  /** From 0, in the order of the design. */
  readonly point: number;
  readonly factors: readonly (FactorValue | undefined)[];
  /** By arm, then outcome: one number per replication, NaN where a run failed or the outcome has no value. */
  readonly samples: readonly (readonly Float64Array[])[];
}

/** The runs of a sweep, finished or not, with all that a summary tells of them. */
export interface SweepSamples {
  readonly name: string;
  readonly title: string;
  readonly arms: readonly Arm[];
  readonly factors: readonly SampledFactor[];
  readonly outcomes: readonly Described[];
  readonly rule: SampledRule;
  /** Points with at least one replication, in the order of the design. */
  readonly points: readonly SampledPoint[];
  /** Points of the design. */
  readonly pointCount: number;
  /** Points that lack replications, or all of them. */
  readonly unfinished: number;
  /** Runs that failed, and points that make no scenario. */
  readonly failures: number;
  /** Whether totals are those of whole regions of which points simulate a sample. */
  readonly isSampled?: boolean;
  /** Runs that ended, and per outcome those in which it has no value, as 0 / 0. */
  readonly ended: number;
  readonly lacking: readonly number[];
  readonly scenarioHash: string;
  /** Text that seeds all luck. */
  readonly seed: string;
}

/** Whether an outcome has no value in any run. */
export function hasNoValue({ ended, lacking }: SweepSamples, outcome: number): boolean {
  return ended > 0 && lacking[outcome] === ended;
}

/** A sample of one arm and outcome at a point. */
export function sampleOf({ samples }: SampledPoint, arm: number, outcome: number): Float64Array {
  return samples[arm][outcome];
}

/** Replications in which both samples have a number, as two samples of one length. */
export function pairsOf(
  treated: Float64Array,
  baseline: Float64Array,
): readonly [treated: Float64Array, baseline: Float64Array] {
  const isPair = (_: number, i: number) => Number.isFinite(treated[i]) && Number.isFinite(baseline[i]);
  return [treated.filter(isPair), baseline.filter(isPair)];
}
