import { plain, rangeText } from '../report/quantities.ts';
import { type Interval, halfWidth } from '../statistics/interval.ts';
import { isDetermined } from '../statistics/support.ts';
import { decimalsOf } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import type { MixResult, Origin } from './policy-answer.ts';

/** What is lost less, as a heading. */
export const originNames: Readonly<Record<Origin, string>> = {
  newDemand: 'New demand',
  unseen: 'Less unseen',
  unwilling: 'Less unwilling',
  noSkill: 'Less no skill',
  noRoom: 'Less no room',
  outbid: 'Less outbid',
  defected: 'Less defected',
};

/** A mix as people would say it. */
export function mixPhrase(name: string): string {
  return english.policy.mix(name);
}

/** As in `500,000 €`, and `13.4 billion €` from a billion on. */
export function euros(thousands: number, wording: Wording = english): string {
  if (Math.abs(thousands) >= 1e6) return wording.numbers.money(thousands);
  return `${plain(Math.round(thousands * 1000), 0, wording)} €`;
}

/** As in `0.1 to 2.3`, with as many decimals as the width deserves. */
export function rangeOf(interval: Interval, wording: Wording = english): string {
  const decimals = decimalsBy(interval);
  return rangeText(interval, (bound) => plain(bound, decimals, wording), wording);
}

/** The same to three digits, for what is known no better. */
export function aboutEuros(thousands: number, wording: Wording = english): string {
  return euros(Number(thousands.toPrecision(3)), wording);
}

export function meanOf(interval: Interval, wording: Wording = english): string {
  return plain(interval.mean, decimalsBy(interval), wording);
}

/** As in `1.2 € of turnover (95 % interval: 0.1 to 2.3)`. */
export function withRange(interval: Interval, unit: string, confidence: number, wording: Wording): string {
  const decimals = decimalsBy(interval);
  const [low, high] = [interval.low, interval.high].map((bound) => plain(bound, decimals, wording));
  const range = isDetermined(interval)
    ? wording.numbers.intervalOf(confidence, low, high)
    : wording.numbers.noInterval(confidence);
  return `${meanOf(interval, wording)} ${unit} (${range})`;
}

/** The interval of the same, with its sign turned. */
export function negated({ mean, low, high }: Interval): Interval {
  return { mean: -mean, low: -high, high: -low };
}

/** None from a half-width of 10 on: what is not known is not written. Without an interval, as a tenth of the mean deserves. */
function decimalsBy(interval: Interval): number {
  const reach = isDetermined(interval) ? halfWidth(interval) : Math.abs(interval.mean) / 10;
  return reach >= 10 ? 0 : decimalsOf(reach);
}

/** Part of the money that was given back, in [0, 1]. */
export function returnedShare({ charged, returned }: MixResult): number {
  return charged > 0 ? returned / charged : 0;
}
