import { readTimePath, tabulate } from '../expressions/index.ts';
import { type Issue, pointer, requirement } from '../issue.ts';
import { type Calendar, calendarMonth, monthCount, monthOf, monthText } from './calendar.ts';
import { type Notice, calendarRemedy, datedNotice, formulaNotice } from './notices.ts';
import type { Path } from './timeline-schema.ts';

/** What a path may be: the range of its values, their unit, and whether only whole numbers make sense. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly whole: boolean;
}

/** A value for every month from the branch on, or what is wrong. */
export type Reading =
  | { readonly ok: true; readonly values: ArrayLike<number>; readonly notice?: Notice | undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Turns a path into a table, once, before anything runs.
 *
 * @param place where the path stands in the document
 */
export function readPath(
  path: number | Path,
  bounds: Bounds,
  calendar: Calendar,
  place: readonly PropertyKey[],
): Reading {
  if (typeof path === 'number') return { ok: true, values: new Float64Array(calendar.months).fill(path) };
  const reading =
    typeof path === 'string' ? readFormula(path, bounds, calendar, place) : readDated(path, calendar, place);
  if (!reading.ok) return reading;
  const issue = boundsIssue(reading.values, bounds, calendar, place);
  return issue ? { ok: false, issues: [issue] } : reading;
}

function readFormula(
  text: string,
  { min, max }: Bounds,
  calendar: Calendar,
  place: readonly PropertyKey[],
): Reading {
  const { months, start } = calendar;
  const reading = readTimePath(text, start !== undefined);
  if (!reading.ok) return { ok: false, issues: [{ ...reading.issue, path: pointer(place) }] };
  const { expression } = reading;
  const branch = start === undefined ? {} : { branchMonth: monthCount(start) };
  const table = tabulate(expression, { from: 0, to: months - 1, min, max, ...branch });
  if (table.ok) return { ...table, notice: formulaNotice(expression, table.values, calendar, place) };
  const { issue } = table;
  const date = start === undefined ? '' : ` (${calendarMonth(start, issue.month)})`;
  const remedy = calendarRemedy(text, calendar) ?? issue.remedy;
  return { ok: false, issues: [{ ...issue, message: issue.message + date, remedy, path: pointer(place) }] };
}

type Dated = Exclude<Path, string>;

function readDated(path: Dated, calendar: Calendar, place: readonly PropertyKey[]): Reading {
  const { values, between = 'step' } = path;
  const dates: number[] = [];
  const issues: Issue[] = [];
  values.forEach(({ at }, i) => {
    const month = monthOf(at, calendar, [...place, 'values', i, 'at']);
    if (typeof month !== 'number') issues.push(month);
    else dates.push(month);
  });
  if (issues.length > 0) return { ok: false, issues };
  if (dates[0] !== 0)
    return fault(
      [...place, 'values', 0, 'at'],
      `the first month, ${monthText(0, calendar)}`,
      monthText(dates[0], calendar),
      'say what holds from the start',
    );
  const late = dates.findIndex((date, i) => i > 0 && date <= dates[i - 1]);
  if (late > 0)
    return fault(
      [...place, 'values', late, 'at'],
      'a month after the one before it',
      `${monthText(dates[late], calendar)} after ${monthText(dates[late - 1], calendar)}`,
      'put the dates in order, each once',
    );
  return {
    ok: true,
    notice: datedNotice(path, calendar, place),
    values: Float64Array.from({ length: calendar.months }, (_, month) => {
      const last = dates.findLastIndex((date) => date <= month);
      const { value } = values[last];
      if (between === 'step' || last + 1 === dates.length) return value;
      const share = (month - dates[last]) / (dates[last + 1] - dates[last]);
      return value + share * (values[last + 1].value - value);
    }),
  };
}

function boundsIssue(
  values: ArrayLike<number>,
  { min, max, unit, whole }: Bounds,
  calendar: Calendar,
  place: readonly PropertyKey[],
): Issue | undefined {
  const broken = Array.from(values).findIndex(
    (value) => !(value >= min && value <= max) || (whole && !Number.isInteger(value)),
  );
  if (broken < 0) return undefined;
  const expected = `${whole ? 'whole numbers' : 'values'} from ${min} to ${max} (${unit})`;
  const month = calendar.start === undefined ? `month ${broken}` : monthText(broken, calendar);
  const received = `${values[broken]} in ${month}`;
  return requirement('range', place, expected, received, 'change the path, or bound it with min and max');
}

function fault(place: readonly PropertyKey[], expected: string, received: string, remedy: string): Reading {
  return { ok: false, issues: [requirement('conflict', place, expected, received, remedy)] };
}
