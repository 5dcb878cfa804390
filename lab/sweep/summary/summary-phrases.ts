import type { Arm } from '#sim-core';
import { plain, signed } from '../../report/quantities.ts';
import type { Interval } from '../../statistics/interval.ts';
import { halfWidth } from '../../statistics/interval.ts';
import { armPhrases, decimalsOf } from '../../verdict/wording.ts';
import type { FactorValue } from '../factor.ts';
import type { EffectLevel } from './main-effects.ts';
import type { SampledPoint } from './samples.ts';
import type { JudgedDifference, SweepSummary } from './summarise-sweep.ts';

/** Factors named in a sentence at most. */
const mostNamed = 4;

/** Three figures that count. */
export function factorText(value: FactorValue | undefined): string {
  if (typeof value === 'number')
    return plain(value, decimalsAtThree(value))
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
  return value === undefined ? '–' : String(value);
}

function decimalsAtThree(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

/** As in `contact rate 90.1, tie decay 0.06`. */
export function placeText({ samples: { factors } }: SweepSummary, { factors: values }: SampledPoint): string {
  const named = factors
    .slice(0, mostNamed)
    .map(({ label }, i) => `${lowered(label)} ${factorText(values[i])}`);
  return [...named, ...(factors.length > mostNamed ? ['…'] : [])].join(', ');
}

/** A level of a factor, or its class. */
export function levelText({ from, to }: EffectLevel): string {
  return from === to ? factorText(from) : `${factorText(from)} to ${factorText(to)}`;
}

/** A label within a sentence; initials, as in `R&D`, stay as they are. */
export function lowered(label: string): string {
  return /^[A-Z][^A-Z&]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** An interval told in per cent, or in a unit. */
export interface ToldInterval extends Interval {
  readonly unit: string;
  /** Whether it is a difference, so that its sign is written. */
  readonly isDifference: boolean;
}

/** As in `+12.3 % (95 % interval +9.1 to +15.5)`. */
export function intervalText(interval: ToldInterval): string {
  const { mean, low, high, unit } = interval;
  const text = numberIn(interval);
  const own = unit === '' ? text(mean) : `${text(mean)} ${unit}`;
  return Number.isFinite(low) ? `${own} (95 % interval ${text(low)} to ${text(high)})` : own;
}

/** As in `+12.3`. */
export function meanText(interval: ToldInterval): string {
  return Number.isFinite(interval.mean) ? numberIn(interval)(interval.mean) : '–';
}

/** As in `+9.1 to +15.5`. */
export function rangeText(interval: ToldInterval): string {
  const text = numberIn(interval);
  return Number.isFinite(interval.low) ? `${text(interval.low)} to ${text(interval.high)}` : '–';
}

/** As many decimals as the interval deserves. */
function numberIn({ isDifference, ...interval }: ToldInterval): (value: number) => string {
  const reach = Number.isFinite(interval.low) ? halfWidth(interval) : Math.abs(interval.mean) / 100;
  const decimals = reach >= 10 ? 0 : decimalsOf(reach);
  return (value) => (isDifference ? signed(value, decimals) : plain(value, decimals));
}

/** The difference as its series is told: in per cent of the baseline, or in the outcome’s unit. */
export function toldInterval(
  { tested, treated, baseline }: JudgedDifference,
  isRelative: boolean,
  unit: string,
): ToldInterval {
  const alone = { low: NaN, high: NaN, isDifference: true };
  if (isRelative)
    return tested?.percent
      ? { ...tested.percent, unit: '%', isDifference: true }
      : { mean: 100 * (treated / baseline - 1), unit: '%', ...alone };
  return tested
    ? { ...tested.student, unit, isDifference: true }
    : { mean: treated - baseline, unit, ...alone };
}

/** Whether a series is told in per cent of its baseline. */
export function isRelativeIn({ effects }: SweepSummary, arm: Arm, outcome: number): boolean {
  return effects.some((series) => series.arm === arm && series.outcome === outcome && series.isRelative);
}

/** The differences of an outcome between an arm and the baseline, in the order of the points. */
export function differencesOf(
  { differences }: SweepSummary,
  arm: Arm,
  outcome: number,
): readonly JudgedDifference[] {
  return differences.filter((each) => each.arm === arm && each.outcome === outcome);
}

/** As in `turnover of the cluster against the same firms isolated`. */
export function seriesPhrase({ samples, baseline }: SweepSummary, arm: Arm, outcome: number): string {
  const of = `${lowered(samples.outcomes[outcome].label)} of ${armPhrases[arm]}`;
  return baseline === undefined ? of : `${of} against ${armPhrases[baseline]}`;
}

/** Greatest difference first, by its size. */
export function bySize(
  told: (difference: JudgedDifference) => ToldInterval,
): (a: JudgedDifference, b: JudgedDifference) => number {
  const sizeOf = (difference: JudgedDifference) => {
    const size = Math.abs(told(difference).mean);
    return Number.isFinite(size) ? size : -1;
  };
  return (a, b) => sizeOf(b) - sizeOf(a);
}
