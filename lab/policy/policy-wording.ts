import type { LeverName } from '#sim-core';
import { plain } from '../report/quantities.ts';
import { type Interval, halfWidth } from '../statistics/interval.ts';
import { decimalsOf, intervalName, money } from '../verdict/wording.ts';
import type { GainPart, MixResult, Origin, Outcome } from './policy-answer.ts';

/** The levers as people would say them. */
const leverPhrases: Readonly<Record<LeverName, string>> = {
  broker: 'a broker',
  events: 'events',
  infrastructure: 'infrastructure',
  training: 'training',
  research: 'university research',
  investment: 'inward investment',
  exports: 'export promotion',
  grants: 'matching grants',
  platform: 'a public platform',
};

export const partPhrases: Readonly<Record<GainPart, string>> = {
  firms: 'firms',
  related: 'related companies',
  small: 'small companies',
  medium: 'medium ones',
  large: 'large ones',
  home: 'home customers',
  export: 'export customers',
};

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

export const outcomeUnits: Readonly<Record<Outcome, string>> = {
  turnover: '€ of turnover per public €',
  valueAdded: '€ of value added per public €',
  jobs: 'jobs per million public €',
};

/** A mix as people would say it. */
export function mixPhrase(name: string): string {
  if (name === 'equal split') return 'the equal split';
  return (leverPhrases as Readonly<Record<string, string>>)[name] ?? name;
}

/** As in `500,000 €`, and `13.4 billion €` from a billion on. */
export function euros(thousands: number): string {
  if (Math.abs(thousands) >= 1e6) return money(thousands);
  return `${plain(Math.round(thousands * 1000), 0)} €`;
}

/** As in `0.1 to 2.3`, with as many decimals as the width deserves. */
export function rangeOf(interval: Interval): string {
  const decimals = decimalsBy(interval);
  return `${plain(interval.low, decimals)} to ${plain(interval.high, decimals)}`;
}

/** The same to three digits, for what is known no better. */
export function aboutEuros(thousands: number): string {
  return euros(Number(thousands.toPrecision(3)));
}

export function meanOf(interval: Interval): string {
  return plain(interval.mean, decimalsBy(interval));
}

/** As in `1.2 € of turnover (95 % interval: 0.1 to 2.3)`. */
export function withRange(interval: Interval, unit: string, confidence: number): string {
  return `${meanOf(interval)} ${unit} (${intervalName(confidence)}: ${rangeOf(interval)})`;
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
