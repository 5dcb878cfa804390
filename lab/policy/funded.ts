import { type Issue, type LoadedScenario, type Parsing, type When, parse } from '#scenarios';
import { type Calendar, monthOf } from '../../scenarios/timeline/calendar.ts';
import type { LeverName } from '#sim-core';
import type { Mix } from './mix.ts';

/** How much money, and when. */
export interface Money {
  /** k€/year. */
  readonly budget: number;
  /** First and last month, as in a document; the whole time after the branch when left out. */
  readonly from?: When | undefined;
  readonly to?: When | undefined;
}

/** First and last month with money, from 0 at the branch. */
export interface MoneyMonths {
  readonly from: number;
  readonly to: number;
}

/**
 * The scenario with public money for a mix, on top of what it spends already.
 *
 * @param months within the time simulated, see `moneyMonths`
 */
export function fundedBy(
  { document }: LoadedScenario,
  { shares }: Mix,
  budget: number,
  months: MoneyMonths,
): Parsing {
  const added = (Object.entries(shares) as [LeverName, number][]).map(([lever, share]) => ({
    lever,
    budget: share * budget,
    ...months,
  }));
  return parse({ ...document, levers: [...(document.levers ?? []), ...added] });
}

/** The months that dates mean in a scenario, or every issue of the dates. */
export function moneyMonths(
  { scenario, document }: LoadedScenario,
  { from, to }: Omit<Money, 'budget'>,
): { readonly months: MoneyMonths } | { readonly issues: readonly Issue[] } {
  const { start } = document;
  const calendar: Calendar = {
    months: 12 * scenario.parameters.branchYears,
    ...(start !== undefined && { start }),
  };
  const first = monthOf(from ?? 0, calendar, ['from']);
  const last = monthOf(to ?? calendar.months - 1, calendar, ['to']);
  if (typeof first === 'number' && typeof last === 'number') return { months: { from: first, to: last } };
  return { issues: [first, last].filter((each) => typeof each !== 'number') };
}
