import type { Arm } from '#sim-core';
import { armPhrases } from '../verdict/wording.ts';
import type { Outcome } from '../sweep/outcome.ts';
import type { RunOutcome } from '../sweep/run-result.ts';

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

/** As in `the gap of turnover between the cluster and the same firms isolated`. */
export function contrastPhrase({ arm, baseline, outcome }: Contrast): string {
  const name = outcome.label.charAt(0).toLowerCase() + outcome.label.slice(1);
  if (baseline === undefined) return `${name} of ${armPhrases[arm]}`;
  return `the gap of ${name} between ${armPhrases[arm]} and ${armPhrases[baseline]}`;
}

/** The unit of a contrast: per cent of the baseline, or the outcome’s own. */
export function contrastUnit({ baseline, isRelative, outcome }: Contrast): string {
  return baseline !== undefined && isRelative ? '%' : outcome.unit;
}
