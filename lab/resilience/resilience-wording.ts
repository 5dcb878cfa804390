import { plain, rangeText } from '../report/quantities.ts';
import type { Interval } from '../statistics/interval.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import type { Recovery } from './resilience-answer.ts';

/** As in `25.1 %`. */
export function percentOf(value: number): string {
  return `${plain(value, 1)} %`;
}

/** As in `22.0 to 28.1`. */
export function endsOf(interval: Interval): string {
  return rangeText(interval, (bound) => plain(bound, 1));
}

/** As in `29`, or `> 96` where the time simulated ends before the recovery. */
export function monthsOf(months: number | undefined, left: number, wording: Wording = english): string {
  return months === undefined ? `> ${left}` : plain(months, 0, wording);
}

/** As in `24 to 41`, or `24 to > 96`. */
export function monthsRange({ low, high }: Recovery, left: number, wording: Wording = english): string {
  return wording.numbers.range(monthsOf(low, left, wording), monthsOf(high, left, wording));
}
