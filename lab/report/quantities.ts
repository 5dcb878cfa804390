import { type Interval, halfWidth } from '../statistics/interval.ts';
import { type Ends, isDetermined } from '../statistics/support.ts';
import { decimalsOf, isUndecided } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';

/** Stands where a number or its interval cannot be determined. */
export const none = '–';

const formats = new Map<string, Intl.NumberFormat>();

/** To make a format takes far longer than to write a number with it. */
function formatOf(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const made =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(key, made);
  return made;
}

/** A number with a true minus sign and grouped thousands. */
export function plain(value: number, decimals: number, { numbers }: Wording = english): string {
  if (Number.isNaN(value)) return none;
  const size = formatOf(numbers.locale, decimals).format(Math.abs(value));
  return value < 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? `−${size}` : size;
}

/** A p value in a table. */
export function probabilityText(p: number | undefined): string {
  if (p === undefined) return '–';
  return p < 0.001 ? '< .001' : plain(p, 3);
}

const mostDecimals = 4;

/** A difference with its sign. One that is not 0 gets more decimals, up to four, before it is written as 0. */
export function signed(value: number, decimals: number, wording: Wording = english): string {
  const isLost = value !== 0 && Number(value.toFixed(decimals)) === 0;
  if (isLost && decimals < mostDecimals) return signed(value, decimals + 1, wording);
  const text = plain(value, decimals, wording);
  return value > 0 && !isLost ? `+${text}` : text;
}

/** As in `+25.1 %`. */
export function signedPercent(interval: Interval, wording: Wording = english): string {
  return wording.numbers.percent(signed(interval.mean, decimalsOf(halfWidth(interval)), wording));
}

/** As in `+24.7 to +25.5`. */
export function signedRange(interval: Interval, wording: Wording = english): string {
  const decimals = decimalsOf(halfWidth(interval));
  return rangeText(interval, (bound) => signed(bound, decimals, wording), wording);
}

/** Both ends, or that the data support none. */
export function rangeText(
  ends: Ends,
  written: (bound: number) => string,
  { numbers }: Wording = english,
): string {
  if (!isDetermined(ends)) return numbers.undetermined;
  return numbers.range(written(ends.low), written(ends.high));
}

/** The ends as a drawing takes them: none where the data support none. */
export function drawnEnds<Told extends Ends>(interval: Told): Told {
  return isDetermined(interval) ? interval : { ...interval, low: NaN, high: NaN };
}

/** How a difference compares with chance, in words. */
export function comparedWithChance({ mean, low, high }: Interval, { numbers }: Wording = english): string {
  if (low === 0 && high === 0) return numbers.equal;
  if (!isDetermined({ low, high })) return numbers.undetermined;
  if (isUndecided({ mean, low, high })) return numbers.notToldApart;
  return mean > 0 ? numbers.above : numbers.below;
}

/** Decimals whose last place is at most a third of the narrowest half-width: enough to see an interval, no more. */
export function decimalsFor(intervals: readonly Interval[], most: number): number {
  const widths = intervals
    .filter(isDetermined)
    .map(halfWidth)
    .filter((width) => width > 0);
  if (widths.length === 0) return Math.min(1, most);
  return Math.max(0, Math.min(most, Math.ceil(Math.log10(3 / Math.min(...widths)))));
}

/** A mean and its interval as a table has them; what is 0 for certain needs no decimals. */
export function tabled(
  { mean, low, high }: Interval,
  decimals: number,
  wording: Wording = english,
): { mean: string; range: string } {
  if (low === high) return { mean: plain(mean, mean === 0 ? 0 : decimals, wording), range: '' };
  if (!isDetermined({ low, high })) return { mean: plain(mean, decimals, wording), range: none };
  const [least, most] = [low, high].map((bound) => plain(bound, decimals, wording));
  return { mean: plain(mean, decimals, wording), range: wording.numbers.range(least, most) };
}

export function isFinitePoint({ mean, low, high }: Interval): boolean {
  return Number.isFinite(mean) && Number.isFinite(low) && Number.isFinite(high);
}
