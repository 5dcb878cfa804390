import { type Issue, requirement } from '../issue.ts';
import type { When } from './timeline-schema.ts';

/** The time that a document can date: months from the branch to the end, and the calendar month it starts in. */
export interface Calendar {
  readonly months: number;
  /** `YYYY-MM`. */
  readonly start?: string;
}

/**
 * Month of a date, counted from the branch.
 *
 * @returns the month, or the issue that it lies outside the time simulated, or that the calendar has no start
 */
export function monthOf(
  date: When,
  { months, start }: Calendar,
  path: readonly PropertyKey[],
): number | Issue {
  if (typeof date === 'string' && start === undefined)
    return requirement(
      'conflict',
      path,
      'a number of months since the branch, where the document has no start',
      JSON.stringify(date),
      'add "start", the calendar month in which the arms branch, like "2001-01"',
    );
  const month = typeof date === 'number' ? date : monthsBetween(start!, date);
  if (month >= 0 && month < months) return month;
  const last =
    start === undefined ? '' : ` (${calendarMonth(start, 0)} to ${calendarMonth(start, months - 1)})`;
  return requirement(
    'range',
    path,
    `a month from 0 to ${months - 1}${last}`,
    typeof date === 'number' ? `${date}` : JSON.stringify(date),
    'choose a month after the branch, or raise branchYears',
  );
}

/** A month since the branch as messages name it: with its calendar month where the document has a start. */
export function monthText(month: number, { start }: Pick<Calendar, 'start'>): string {
  return start === undefined ? `${month}` : `${calendarMonth(start, month)} (month ${month})`;
}

/** The calendar month a number of months after another. */
export function calendarMonth(start: string, months: number): string {
  const count = monthCount(start) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function monthsBetween(from: string, to: string): number {
  return monthCount(to) - monthCount(from);
}

/** Months from the January of year 0 to a calendar month. */
export function monthCount(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;
}
