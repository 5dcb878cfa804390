import { english } from './wording/english.ts';
import type { Wording } from './wording/wording.ts';

/**
 * How totals are to be read where a sample is simulated.
 *
 * @param sample one organisation in so many; all where it is left out
 * @returns one sentence or none
 */
export function sampleSentences(sample: number | undefined, wording: Wording = english): string[] {
  return sample === undefined ? [] : [wording.sample.rule(timesText(sample, wording))];
}

/** As in `8.5`. */
export function timesText(sample: number, { numbers }: Wording = english): string {
  return sample.toLocaleString(numbers.locale, { maximumFractionDigits: 20 });
}
