import { type Interval, halfWidth } from '../../lab/statistics/interval.ts';
import { none } from '../../lab/report/quantities.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import { decimalsOf } from '../../lab/verdict/wording.ts';
import { language, texts } from '../texts/texts.ts';
import { told as now } from '../texts/wording.ts';

/** A number as the reader’s language writes it. */
export function told(value: number, decimals: number): string {
  if (Number.isNaN(value)) return none;
  const text = Math.abs(value).toLocaleString(language.value, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && Number(value.toFixed(decimals)) !== 0 ? `−${text}` : text;
}

/** As many decimals as an interval deserves, none from a half-width of 10 on; without one, as a tenth of the mean deserves. */
export function decimalsBy(interval: Interval): number {
  const reach = isDetermined(interval) ? halfWidth(interval) : Math.abs(interval.mean) / 10;
  return reach >= 10 ? 0 : Math.min(2, decimalsOf(reach));
}

export function meanOf(interval: Interval): string {
  return told(interval.mean, decimalsBy(interval));
}

/** As in `95 % interval 1.2 to 3.4`. */
export function rangeOf(interval: Interval): string {
  const { low, high } = interval;
  if (!isDetermined(interval)) return texts.value.panels.noInterval;
  const decimals = decimalsBy(interval);
  return texts.value.panels.interval(told(low, decimals), told(high, decimals));
}

/** As in `1.2 … 3.4`, for tables. */
export function endsOf(interval: Interval): string {
  const { low, high } = interval;
  if (!isDetermined(interval)) return none;
  const decimals = decimalsBy(interval);
  return `${told(low, decimals)} … ${told(high, decimals)}`;
}

/** A share as in `40 %`, unbroken. */
export function percent(share: number): string {
  const space = language.value === 'fr' ? '\u202f' : '\u00a0';
  return `${told(100 * share, 0)}${space}%`;
}

export function enumerated(parts: readonly string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(parts);
}

/** The name of a parameter in plain words where the page or the lab has one, else as the registry writes it. */
export function nameOf(parameter: string): string {
  const { controls, panels } = texts.value;
  const names: Readonly<Record<string, string>> = { ...controls, ...panels.parameters };
  return names[parameter] ?? now.value?.wording.parameters.name(parameter) ?? parameter;
}
