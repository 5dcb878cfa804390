import { plain } from '../report/quantities.ts';
import { type Interval, halfWidth } from '../statistics/interval.ts';
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
  return wording.numbers.range(...endsOf(interval, wording));
}

function endsOf(interval: Interval, wording: Wording): [low: string, high: string] {
  const decimals = decimalsBy(interval);
  return [plain(interval.low, decimals, wording), plain(interval.high, decimals, wording)];
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
  const range = wording.numbers.intervalOf(confidence, ...endsOf(interval, wording));
  return `${meanOf(interval, wording)} ${unit} (${range})`;
}

/** None from a half-width of 10 on: what is not known is not written. */
function decimalsBy(interval: Interval): number {
  const reach = halfWidth(interval);
  return reach >= 10 ? 0 : decimalsOf(reach);
}

/** Part of the money that was given back, in [0, 1]. */
export function returnedShare({ charged, returned }: MixResult): number {
  return charged > 0 ? returned / charged : 0;
}
