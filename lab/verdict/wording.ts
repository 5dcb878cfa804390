import type { Arm } from '#sim-core';
import { type Interval, halfWidth } from '../statistics/interval.ts';

/** The arms as people would say them. */
export const armPhrases: Readonly<Record<Arm, string>> = {
  isolated: 'the same firms isolated',
  concentration: 'the same firms merely side by side',
  cluster: 'the cluster',
  shuffled: 'a cluster with shuffled ties',
  hub: 'a region routed through one hub',
  platform: 'a region with an information platform',
  consolidated: 'one consolidated company',
  planner: 'an omniscient planner',
};

/** Whether chance alone could have made a difference: its interval contains 0. */
export function isUndecided({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0;
}

/** Whether a difference is 0 in every replication. */
export function isNone({ low, high }: Interval): boolean {
  return low === 0 && high === 0;
}

/**
 * An interval without its signs. Of a decided difference, `near` is the bound nearer to 0; of an undecided one, `near`
 * is the bound below 0.
 */
export function magnitudes(interval: Interval, locale = 'en'): { size: string; near: string; far: string } {
  const { mean, low, high } = interval;
  const isSwapped = !isUndecided(interval) && mean < 0;
  const bounds = isSwapped ? [high, low] : [low, high];
  const decimals = decimalsOf(halfWidth(interval));
  const [near, far] = bounds.map((bound) => figure(Math.abs(bound), decimals, locale));
  return { size: figure(Math.abs(mean), decimals, locale), near, far };
}

/** As many decimals as the half-width deserves, at least one. */
export function decimalsOf(reach: number): number {
  return reach > 0 ? Math.min(4, Math.max(1, Math.ceil(-Math.log10(reach)))) : 1;
}

/** A number above 0 is never written as 0: it gets more decimals, up to four. One that does not exist is a dash. */
export function figure(value: number, decimals: number, locale = 'en'): string {
  if (Number.isNaN(value)) return '–';
  const text = value.toLocaleString(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value !== 0 && decimals < 4 && Number(value.toFixed(decimals)) === 0
    ? figure(value, decimals + 1, locale)
    : text;
}

/** @param thousands in k€ */
export function money(thousands: number): string {
  const sign = thousands < 0 ? '−' : '';
  const size = Math.abs(thousands);
  if (size >= 1e6) return `${sign}${figure(size / 1e6, 1)} billion €`;
  if (size >= 1e3) return `${sign}${figure(size / 1e3, 1)} million €`;
  return `${sign}${figure(size, size < 10 ? 1 : 0)} thousand €`;
}

/** As in `95 % interval`. */
export function intervalName(confidence: number): string {
  return `${Number((100 * confidence).toFixed(6))} % interval`;
}

export function enumeration(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
