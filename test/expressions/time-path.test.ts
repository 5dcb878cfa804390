import { expect, test } from 'vitest';
import { type Expression, readExpression, readTimePath, tabulate } from '#scenarios';

function timePath(text: string): Expression {
  const reading = readTimePath(text);
  if (!reading.ok) throw new Error(reading.issue.message);
  return reading.expression;
}

test('a time path becomes a table of its months, the first of which may lie before 0', () => {
  const table = tabulate(timePath('month + year'), { from: -12, to: 12 });
  const values = table.ok ? table.values : new Float64Array();
  expect(values).toHaveLength(25);
  expect([values[0], values[12], values[18], values[24]]).toEqual([-13, 0, 6.5, 13]);
});

test('the calendar year counts from the month of the branch, exactly in every January', () => {
  const table = tabulate(timePath('calendarYear'), { from: -6, to: 42, branchMonth: 12 * 2005 + 6 });
  expect(table.ok && [0, 6, 12, 24, 36, 48].map((i) => table.values[i])).toEqual([
    2005, 2005.5, 2006, 2007, 2008, 2009,
  ]);
  const isFourth = tabulate(timePath('calendarYear == 2008'), { from: 0, to: 36, branchMonth: 12 * 2005 });
  expect(isFourth.ok && isFourth.values.indexOf(1)).toBe(36);
});

test('the calendar year needs a branch with a date', () => {
  const reading = readTimePath('1 + calendarYear', false);
  expect(reading).toMatchObject({ ok: false, issue: { code: 'conflict', column: 5 } });
  expect(!reading.ok && reading.issue.remedy).toContain('add "start"');
  expect(readTimePath('1 + year', false).ok).toBe(true);
  expect(() => tabulate(timePath('calendarYear'), { from: 0, to: 1 })).toThrow(TypeError);
});

test('a step is a comparison of the month', () => {
  const table = tabulate(timePath('0.1 + 0.2 * (month >= 2)'), { from: 0, to: 3, min: 0, max: 1 });
  expect(table.ok && [...table.values]).toEqual([0.1, 0.1, 0.1 + 0.2, 0.1 + 0.2]);
});

test.each([
  [{ min: 0, max: 1 }, 'a value from 0 to 1', -1, '-0.1'],
  [{ max: 0.15 }, 'a value of at most 0.15', 2, '0.2'],
  [{ min: 0 }, 'a value of at least 0', -1, '-0.1'],
])('a value out of bounds %j names its month', (bounds, expected, month, received) => {
  const table = tabulate(timePath('month / 10'), { from: -1, to: 20, ...bounds });
  expect(table).toMatchObject({ ok: false, issue: { code: 'range', expected, received, month } });
  expect(!table.ok && table.issue.message).toBe(
    `the expression requires ${expected}, not ${received}, at column 1, in month ${month}`,
  );
});

test('the bounds themselves are allowed', () => {
  expect(tabulate(timePath('month'), { from: 0, to: 1, min: 0, max: 1 }).ok).toBe(true);
});

test('a part that has no value in one month names the part and the month', () => {
  const table = tabulate(timePath('2 + 1 / (month - 7)'), { from: 0, to: 12 });
  expect(table).toMatchObject({ ok: false, issue: { position: 4, month: 7, received: '0' } });
});

test('months that are no integers in order, or too many, are our own fault', () => {
  const path = timePath('1');
  for (const [from, to] of [
    [0, -1],
    [0.5, 2],
    [0, NaN],
    [0, 12_000],
    [-Infinity, 0],
  ])
    expect(() => tabulate(path, { from, to })).toThrow(RangeError);
  expect(tabulate(path, { from: 1, to: 12_000 }).ok).toBe(true);
});

test('a formula over measures is no time path', () => {
  const reading = readExpression('turnover', ['turnover']);
  expect(() => reading.ok && tabulate(reading.expression, { from: 0, to: 1 })).toThrow(TypeError);
});
