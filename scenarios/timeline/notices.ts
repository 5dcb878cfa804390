import { pointer } from '../issue.ts';
import type { Expression } from '../expressions/index.ts';
import { type Calendar, calendarMonth } from './calendar.ts';
import type { Path } from './timeline-schema.ts';

/**
 * Why a part of a document probably does not do what it was written for:
 *
 * - `year-since-branch`: a formula sets `year` or `month`, which count from the branch, against a calendar year
 * - `no-time`: a formula names no time
 * - `same-values`: dated values are all the same
 * - `never-changes`: min, max or a comparison cuts off all that would change within the time simulated
 * - `no-money`: a lever has no money in any of its months
 * - `no-strength`: a shock has the size 0
 */
export const noticeCodes = [
  'year-since-branch',
  'no-time',
  'same-values',
  'never-changes',
  'no-money',
  'no-strength',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** Something that a scenario may well say, and that people seldom mean; it can be simulated all the same. */
export interface Notice {
  readonly code: NoticeCode;
  /** JSON pointer into the document. */
  readonly path: string;
  /** The one value that there is in all months; absent where the values differ. */
  readonly value?: number;
  /** First and last month simulated, as the document dates them. */
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly remedy: string;
}

type Place = readonly PropertyKey[];

/** A year of people: what nobody would write for years since the branch. */
const calendarNumber = String.raw`(?:1[5-9]|2[01])\d\d(?:\.\d+)?`;
const against = String.raw`\s*(?:-|−|[<>]=?|[=!]=)\s*`;
const yearSetAgainst = new RegExp(
  String.raw`\b(?:year|month)${against}${calendarNumber}(?![\w.])|(?<![\w.])${calendarNumber}${against}(?:year|month)\b`,
);

/** What to do about a formula that sets `year` or `month` against a calendar year; undefined for any other. */
export function calendarRemedy(text: string, { start }: Calendar): string | undefined {
  if (!yearSetAgainst.test(text)) return undefined;
  return start === undefined
    ? 'write calendarYear in place of year, and add "start", the calendar month in which the arms branch'
    : 'write calendarYear in place of year';
}

/** What is worth a notice about a formula, given the values that it takes in the months of the calendar. */
export function formulaNotice(
  expression: Expression,
  values: ArrayLike<number>,
  calendar: Calendar,
  place: Place,
): Notice | undefined {
  const { text, used } = expression;
  const value = onlyValue(values);
  const remedy = calendarRemedy(text, calendar);
  if (remedy !== undefined) {
    const why = 'sets year or month against a calendar year, but both count from the branch';
    const message = value === undefined ? why : `${isAlways(value, calendar)}: the formula ${why}`;
    return notice('year-since-branch', place, calendar, value, message, remedy);
  }
  if (value === undefined) return undefined;
  const so = isAlways(value, calendar);
  if (used.size === 0)
    return notice(
      'no-time',
      place,
      calendar,
      value,
      `${so}: the formula names no time`,
      `write the number ${value}`,
    );
  return notice(
    'never-changes',
    place,
    calendar,
    value,
    `${so}: what changes it lies outside of these months, or min, max or a comparison cuts it off`,
    'check the formula at the first and the last month; before the branch, the value of month 0 holds',
  );
}

/** What is worth a notice about dated values. */
export function datedNotice(
  { values }: Exclude<Path, string>,
  calendar: Calendar,
  place: Place,
): Notice | undefined {
  const value = onlyValue(values.map((each) => each.value));
  if (value === undefined) return undefined;
  const why = values.length === 1 ? 'there is one dated value only' : 'all dated values are the same';
  return notice(
    'same-values',
    place,
    calendar,
    value,
    `${isAlways(value, calendar)}: ${why}`,
    `add another value at a later date, or write the number ${value}`,
  );
}

/** A lever that never has money. */
export function moneyNotice(calendar: Calendar, place: Place): Notice {
  const message = 'is 0 in every month of the lever, which does nothing';
  return notice(
    'no-money',
    place,
    calendar,
    0,
    message,
    'give it money in these months, or remove the lever',
  );
}

/** A shock of no size. */
export function strengthNotice(calendar: Calendar, place: Place): Notice {
  const message = 'is 0: the shock does nothing';
  return notice('no-strength', place, calendar, 0, message, 'give it a size, or remove the shock');
}

function notice(
  code: NoticeCode,
  place: Place,
  calendar: Calendar,
  value: number | undefined,
  message: string,
  remedy: string,
): Notice {
  const path = pointer(place);
  const subject = path.slice(1).replaceAll('/', '.');
  const [from, to] = endsOf(calendar);
  return {
    code,
    path,
    ...(value !== undefined && { value }),
    from,
    to,
    message: `${subject} ${message}`,
    remedy,
  };
}

function endsOf({ months, start }: Calendar): readonly [from: string, to: string] {
  return start === undefined
    ? ['0', `${months - 1}`]
    : [calendarMonth(start, 0), calendarMonth(start, months - 1)];
}

function isAlways(value: number, calendar: Calendar): string {
  const [from, to] = endsOf(calendar);
  return `is ${value} in every month from ${from} to ${to}`;
}

/** The value that all have; undefined where they differ. */
function onlyValue(values: ArrayLike<number>): number | undefined {
  for (let i = 1; i < values.length; i += 1) if (values[i] !== values[0]) return undefined;
  return values[0];
}
