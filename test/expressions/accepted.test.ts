import { expect, test } from 'vitest';
import { readExpression } from '#scenarios';
import { valueOf } from './value-of.ts';

/** Values at month 6, year 0.5. */
const accepted: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['007', 7],
  ['.5', 0.5],
  ['1e3', 1000],
  ['2.5E-1', 0.25],
  ['1e+2', 100],
  ['1e15', 1e15],
  ['12345678901234567890e-5', 123456789012345.67],
  [' \t1\t+ 1 ', 2],
  ['month', 6],
  ['year', 0.5],
  ['month + year * 2', 7],
  ['(month + year) * 2', 13],
  ['10 - 4 - 3', 3],
  ['64 / 8 / 2', 4],
  ['2 * 9 / 3 * 2', 12],
  ['-month', -6],
  ['+month', 6],
  ['- -month', 6],
  ['2 - -2', 4],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['(-2)^3', -8],
  ['(-2)^-3', -0.125],
  ['2^-2', 0.25],
  ['2^3^2', 512],
  ['9^0.5', 3],
  ['0^0', 1],
  ['0^2', 0],
  ['-0', 0],
  ['0 * -1', 0],
  ['month × 2 ÷ 3 − 1', 3],
  ['1 < 2', 1],
  ['2 < 1', 0],
  ['month <= 6', 1],
  ['month > 6', 0],
  ['month >= 6', 1],
  ['month == 6', 1],
  ['month != 6', 0],
  ['1 + 1 == 2', 1],
  ['(1 < month) * (month < 12)', 1],
  ['(1 < 2) < 3', 1],
  ['max(1 < 2, 2 < 3)', 1],
  ['min(3, 1, 2)', 1],
  ['max(month)', 6],
  ['max(1, 2, 3, 4, 5, 6, 7, 8)', 8],
  ['abs(-month)', 6],
  ['exp(0)', 1],
  ['exp(1)', 2.7182818284590455],
  ['log(10)', 2.302585092994046],
  ['sqrt(month + 3)', 3],
  ['sin(1)', 0.8414709848078965],
  ['cos(1)', 0.5403023058681398],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['round(0.49999999999999994)', 0],
  ['round(-0.4)', 0],
  ['floor(-2.5)', -3],
  ['sin (0)', 0],
  ['1.5e-320 * 0', 0],
  [`${'('.repeat(32)}1${')'.repeat(32)}`, 1],
  [`${'-'.repeat(32)}1`, 1],
  [`0${' - -1'.repeat(33)}`, 33],
  [`0${'+(-1)'.repeat(33)}`, -33],
  [`0${'+2^1'.repeat(33)}`, 66],
  [`1${'+1'.repeat(99)}`, 100],
  [`1${' '.repeat(499)}`, 1],
];

test.each(accepted)('%s is read and computed', (text, value) => {
  expect(valueOf(text, ['month', 'year'], [6, 0.5])).toBe(value);
});

test('a formula takes its values in the order of its names', () => {
  expect(valueOf('exportTurnover / turnover', ['turnover', 'exportTurnover'], [8, 2])).toBe(0.25);
  expect(valueOf('_a1 - e', ['e', '_a1'], [1, 3])).toBe(2);
});

test('a formula keeps its text as it was written', () => {
  const reading = readExpression(' 2 × month', ['month']);
  expect(reading.ok && reading.expression.text).toBe(' 2 × month');
});

test('a name that could not be told from a function or a word of the parser is our own fault', () => {
  for (const names of [['min'], ['mod'], ['true'], ['a b'], [''], ['é'], ['a', 'a']])
    expect(() => readExpression('1', names)).toThrow(TypeError);
});
