import { expect, test } from 'vitest';
import { readExpression } from '#scenarios';

/** At month 0, year 0: the fault stands at the start of the part that has no value. */
const undefinedTexts: readonly (readonly [string, number, string, string])[] = [
  ['1 + 2 / month', 4, 'a divisor other than 0 in "2 / month"', '0'],
  ['1 + (2 / month)', 5, 'a divisor other than 0 in "2 / month"', '0'],
  ['2 * log(month)', 4, 'a logarithm of a number above 0 in "log(month)"', '0'],
  ['log(-1)', 0, 'a logarithm of a number above 0 in "log(-1)"', '-1'],
  ['3 - sqrt(month - 1)', 4, 'a root of a number from 0 in "sqrt(month - 1)"', '-1'],
  ['2 + (-8)^0.5', 4, 'a whole exponent of a negative number in "(-8)^0.5"', '0.5'],
  ['month^-1', 0, 'a base other than 0 under a negative exponent in "month^-1"', '0'],
  ['9^9^9^9', 2, 'a result of at most 1000000000000000 in size (sizeLimit) of "9^9^9"', 'Infinity'],
  [
    '1e15 + 1',
    0,
    'a result of at most 1000000000000000 in size (sizeLimit) of "1e15 + 1"',
    '1000000000000001',
  ],
  [
    '(1e15 + 1) * 0',
    1,
    'a result of at most 1000000000000000 in size (sizeLimit) of "1e15 + 1"',
    '1000000000000001',
  ],
  [
    '-(1e8 * 1e8)',
    2,
    'a result of at most 1000000000000000 in size (sizeLimit) of "1e8 * 1e8"',
    '10000000000000000',
  ],
  ['exp(1000)', 0, 'a result of at most 1000000000000000 in size (sizeLimit) of "exp(1000)"', 'Infinity'],
  ['1 + sin(2e6)', 4, 'an angle within ±1048576 radians in "sin(2e6)"', '2000000'],
  ['cos(-1048577)', 0, 'an angle within ±1048576 radians in "cos(-1048577)"', '-1048577'],
];

test.each(undefinedTexts)('%s has no value, and says where', (text, position, expected, received) => {
  const reading = readExpression(text, ['month', 'year']);
  const evaluation = reading.ok && reading.expression.evaluate([0, 0]);
  expect(evaluation).toMatchObject({ ok: false, issue: { code: 'range', position, expected, received } });
});

test('a value that is missing, no number or too large is refused at the name', () => {
  const reading = readExpression('1 + month', ['month']);
  for (const [values, received] of [
    [[], 'undefined'],
    [[NaN], 'NaN'],
    [[-Infinity], '-Infinity'],
    [[1.1e15], '1100000000000000'],
  ] as const)
    expect(reading.ok && reading.expression.evaluate(values)).toMatchObject({
      ok: false,
      issue: { position: 4, received },
    });
});

test('an expression computes again after it had no value', () => {
  const reading = readExpression('1 / month', ['month']);
  if (!reading.ok) throw new Error(reading.issue.message);
  expect(reading.expression.evaluate([0]).ok).toBe(false);
  expect(reading.expression.evaluate([4])).toEqual({ ok: true, value: 0.25 });
});
