import type { Arm } from '#sim-core';
import type { LoadedScenario } from '#scenarios';
import { sampleSentences } from '../sample-sentence.ts';
import type { Outcome } from '../sweep/outcome.ts';
import type { RunOutcome } from '../sweep/run-result.ts';
import { figure } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';

/** The number that one replication of a scenario is told by: an outcome of one arm, or a difference between two. */
export interface Contrast {
  readonly arm: Arm;
  /** The arm that it is compared with; without, the outcome itself is told. */
  readonly baseline?: Arm;
  readonly outcome: Outcome;
  /** Whether a difference is in per cent of the baseline. */
  readonly isRelative: boolean;
}

/** The arms that a contrast takes. */
export function armsIn({ arm, baseline }: Contrast): Arm[] {
  return baseline === undefined ? [arm] : [baseline, arm];
}

/**
 * @param resultOf what each arm came to, with the same luck
 * @returns NaN where a run failed or the outcome has no value
 */
export function valueOfContrast(
  { arm, baseline, outcome, isRelative }: Contrast,
  resultOf: (arm: Arm) => RunOutcome,
): number {
  const read = (each: Arm) => {
    const result = resultOf(each);
    return result.isFailed ? NaN : outcome.read(result.measures);
  };
  const own = read(arm);
  if (baseline === undefined) return own;
  const other = read(baseline);
  const value = isRelative ? 100 * ((own - other) / Math.abs(other)) : own - other;
  return Number.isFinite(value) ? value : NaN;
}

/** What is counted, amid a sentence. */
export function outcomeName({ outcome }: Contrast, { contrasts }: Wording = english): string {
  return contrasts.outcome(outcome.key, outcome.label);
}

/** As in `the gap of turnover between the cluster and the same firms isolated`. */
export function contrastPhrase(contrast: Contrast, wording: Wording = english): string {
  const { arm, baseline } = contrast;
  const name = outcomeName(contrast, wording);
  return baseline === undefined
    ? wording.contrasts.of(name, arm)
    : wording.contrasts.gap(name, arm, baseline);
}

/** The unit of a contrast: per cent of the baseline, or the outcome’s own. */
export function contrastUnit({ baseline, isRelative, outcome }: Contrast): string {
  return baseline !== undefined && isRelative ? '%' : outcome.unit;
}

/** The unit along an axis: points of a difference in per cent. */
export function sizeUnit(contrast: Contrast, { contrasts }: Wording): string {
  const unit = contrastUnit(contrast);
  return unit === '%' ? contrasts.points : unit;
}

/** A size of an effect with its unit, as in `1.9 points`. */
export function sizeIn(contrast: Contrast, value: number, decimals: number, wording: Wording): string {
  const { contrasts, numbers } = wording;
  const size = figure(value, decimals, numbers.locale);
  const unit = contrastUnit(contrast);
  return unit === '%' ? contrasts.inPoints(Number(value.toFixed(decimals)), size) : `${size} ${unit}`;
}

/** How totals are to be read where a sample is simulated; nothing of a contrast in per cent, which does not depend on it. */
export function sampleWords(
  { base, contrast }: { readonly base: LoadedScenario; readonly contrast: Contrast },
  wording: Wording,
): string[] {
  return contrastUnit(contrast) === '%' ? [] : sampleSentences(base.scenario.sample, wording);
}
