import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';
import { type Expression, type ExpressionReading, readExpression } from './expression.ts';
import { monthLimit } from './limits.ts';

/** What a time path may name. */
export const timeNames = ['month', 'year', 'calendarYear'] as const;
const [, , calendarName] = timeNames;

/** Months from 0, the branch; those of the burn-in are negative. The bounds are those of the parameter. */
export interface Span {
  readonly from: number;
  /** The last month, itself included. */
  readonly to: number;
  /** Calendar month of the branch, counted from the January of year 0: 12 × 2005 for January 2005. */
  readonly branchMonth?: number;
  readonly min?: number;
  readonly max?: number;
}

/** An issue of a time path that shows in one month only. */
export interface MonthIssue extends ExpressionIssue {
  readonly month: number;
}

export type Tabulation =
  { readonly ok: true; readonly values: Float64Array } | { readonly ok: false; readonly issue: MonthIssue };

/**
 * Reads a time path: an expression of `month` and `year` since the branch, and of `calendarYear` where the branch has a date.
 *
 * @param isDated whether the document says in which calendar month the arms branch
 * @example readTimePath('0.09 * exp(-0.02 * year)')
 */
export function readTimePath(text: unknown, isDated = true): ExpressionReading {
  const reading = readExpression(text, timeNames);
  if (!reading.ok || isDated || !reading.expression.used.has(calendarName)) return reading;
  const issue = expressionIssue(
    'conflict',
    reading.expression.text.indexOf(calendarName),
    `a "start" of the document to count ${calendarName} from`,
    'a document without one',
    'add "start", the calendar month in which the arms branch, like "2001-01", or count by year from the branch',
  );
  return { ok: false, issue };
}

/**
 * Computes a time path once for every month, so that no run ever evaluates it.
 *
 * @returns the value of month m at index m − from; or the first month whose value is missing or out of bounds
 * @throws RangeError if the months are no integers in order, or more than 12,000
 * @throws TypeError if the expression was not read as a time path, or names `calendarYear` and there is no `branchMonth`
 * @example tabulate(expression, { from: -120, to: 120, min: 0, max: 1 })
 */
export function tabulate(expression: Expression, span: Span): Tabulation {
  const { from, to, branchMonth, min = -Infinity, max = Infinity } = span;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from || to - from >= monthLimit)
    throw new RangeError(`a table requires 1 to ${monthLimit} months in order, not ${from} to ${to}`);
  if (expression.names.join() !== timeNames.join())
    throw new TypeError(`a time path names ${timeNames.join(' and ')}, not ${expression.names.join(', ')}`);
  if (branchMonth === undefined && expression.used.has(calendarName))
    throw new TypeError(`${calendarName} requires the calendar month of the branch`);
  const values = new Float64Array(to - from + 1);
  for (let month = from; month <= to; month += 1) {
    const evaluation = expression.evaluate([month, month / 12, ((branchMonth ?? 0) + month) / 12]);
    if (!evaluation.ok) return { ok: false, issue: inMonth(evaluation.issue, month) };
    const { value } = evaluation;
    if (value < min || value > max) return { ok: false, issue: inMonth(boundIssue(value, min, max), month) };
    values[month - from] = value;
  }
  return { ok: true, values };
}

function inMonth(issue: ExpressionIssue, month: number): MonthIssue {
  return { ...issue, message: `${issue.message}, in month ${month}`, month };
}

function boundIssue(value: number, min: number, max: number): ExpressionIssue {
  const expected =
    max === Infinity
      ? `a value of at least ${min}`
      : min === -Infinity
        ? `a value of at most ${max}`
        : `a value from ${min} to ${max}`;
  return expressionIssue('range', 0, expected, String(value), 'keep it inside with min and max');
}
