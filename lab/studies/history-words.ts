import type { HistoryMeasure } from '../../scenarios/history/history-schema.ts';
import type { Interval } from '../statistics/interval.ts';
import { rangeText, signed as withSign } from '../report/quantities.ts';
import { type Ends, isDetermined } from '../statistics/support.ts';
import { capital, isUndecided } from '../verdict/wording.ts';
import type { HistoryResult, OutcomeResult } from './history.ts';

/** What a measure is called in the words of the sources. */
export const measureWords: Readonly<Record<HistoryMeasure, string>> = {
  turnover: 'turnover',
  exportTurnover: 'exports',
  employment: 'jobs',
  firms: 'firms',
};

/** Whether Carat goes the way that history went. */
export type Direction = 'right' | 'wrong' | 'undecided';

export function directionOf({ happened, simulated }: OutcomeResult): Direction {
  if (isUndecided(simulated)) return 'undecided';
  return Math.sign(simulated.mean) === Math.sign(happened) ? 'right' : 'wrong';
}

/** In words: direction and size of each outcome, then speed where a measure is known at two dates. */
export function wordsOf({ outcomes }: HistoryResult): string[] {
  return [...outcomes.map(outcomeWords), ...speedWords(outcomes)];
}

function outcomeWords(result: OutcomeResult): string {
  const { outcome, happened, simulated, effect, place } = result;
  const { measure, from, to } = outcome;
  const subject = `${capital(measureWords[measure])} ${from} to ${to}`;
  const figures = `Carat says ${percent(simulated.mean)}, ${percent(happened)} happened`;
  const luck = isUndecided(effect) ? ', which luck alone could make' : '';
  return `**${subject}**: ${directionWords(result)}. ${figures}: ${place}. The event makes ${range(effect)} points${luck}.`;
}

function directionWords(result: OutcomeResult): string {
  const direction = directionOf(result);
  if (!isDetermined(result.simulated))
    return 'no direction, since the replications support no interval of the mean';
  if (direction === 'undecided') return 'no direction, since the interval of the mean has zero in it';
  if (direction === 'wrong') return 'the wrong direction';
  return `the right direction, ${sizeWords(result.happened, result.simulated.mean)}`;
}

/** How large a simulated change is beside one of the same direction that happened. */
export function sizeWords(happened: number, simulated: number): string {
  const ratio = simulated / happened;
  if (ratio < 0.9) return `too small: ${ratio.toFixed(2)} of what happened`;
  return ratio <= 1.1 ? 'about as large' : `too large: ${ratio.toFixed(2)} times what happened`;
}

/** For each measure read twice from one year: what part of the later change the earlier date had seen. */
function speedWords(outcomes: readonly OutcomeResult[]): string[] {
  return outcomes.flatMap((early) =>
    outcomes
      .filter((late) => isLater(late, early))
      .map((late) => {
        const name = `**Speed of ${measureWords[early.outcome.measure]}**`;
        const fact = early.happened / late.happened;
        if (directionOf(early) !== 'right' || directionOf(late) !== 'right')
          return `${name}: not to be judged, since Carat does not go the way of history at both dates.`;
        const said = early.simulated.mean / late.simulated.mean;
        const pace = Math.abs(said - fact) <= 0.1 ? 'about as fast' : said > fact ? 'too fast' : 'too slow';
        return `${name}: ${pace}. By ${early.outcome.to}, ${share(fact)} of the change to ${late.outcome.to} had happened; Carat has ${share(said)}.`;
      }),
  );
}

function isLater(late: OutcomeResult, early: OutcomeResult): boolean {
  const { measure, from, to, reading } = late.outcome;
  const first = early.outcome;
  return measure === first.measure && from === first.from && reading === first.reading && to > first.to;
}

/** As in `−7.1 %`. */
export function percent(value: number): string {
  return `${signed(value)} %`;
}

/** As in `−8.0 % to −6.2 %`. */
export function percentRange(ends: Ends): string {
  return rangeText(ends, percent);
}

/** As in `−7.1 (−8.0 to −6.2)`. */
export function range(interval: Interval): string {
  return `${signed(interval.mean)} (${rangeText(interval, signed)})`;
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`;
}

function signed(value: number): string {
  return withSign(value, 1);
}
