import { expect, test } from 'vitest';
import { readExpression } from '#scenarios';
import { Choices, formula, month, year } from './generate.ts';

/** Half of the cases are valid formulas, half are not made to be; FUZZ_CASES=100000 runs more of the same. */
const caseCount = Number(process.env.FUZZ_CASES ?? 20_000);

/** Keeps the draws of the two halves apart, whatever the count. */
const disorderly = 1_000_000;

const names = ['month', 'year'];

test('every valid formula within the limits is read and is worth what its making says', () => {
  let readCount = 0;
  let undefinedCount = 0;
  for (let n = 0; n < caseCount / 2; n += 1) {
    const { text, value } = formula(new Choices(n), 1 + (n % 5));
    const reading = readExpression(text, names);
    if (!reading.ok) {
      if (!['size', 'depth'].includes(reading.issue.code))
        throw new Error(`${text}: ${reading.issue.message}`);
      continue;
    }
    const evaluation = reading.expression.evaluate([month, year]);
    const found = evaluation.ok ? evaluation.value : NaN;
    if (!Object.is(found, value + 0)) throw new Error(`${text} gave ${found}, not ${value}`);
    readCount += 1;
    if (!evaluation.ok) undefinedCount += 1;
  }
  expect(readCount).toBeGreaterThan(0.95 * (caseCount / 2));
  expect(undefinedCount).toBeGreaterThan(0.05 * (caseCount / 2));
});

const pieces = [
  ...[
    'month',
    'year',
    'min',
    'max',
    'sin',
    'log',
    'e',
    'constructor',
    '__proto__',
    'mod',
    'to',
    'not',
    'NaN',
  ],
  ...[
    '0',
    '1',
    '2.5',
    '.5',
    '1e3',
    '1e',
    '0x1',
    '1e400',
    '(',
    '(',
    ')',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
  ],
  ...['==', '!=', '=', '!', '%', '&', '|', '~', '?', ':', ';', '.', '[', ']', '{', '}', '"', "'", '#', '\\'],
  ...[' ', '\n', '\t', '\u0000', '\ud800', '\u200b', 'е', '×', '÷', '−', '𝑥', '_', '$'],
];

const openings = ['(', '-', '2^', 'min(', 'sin(', '1, '];

/** Long openings, tokens in disorder, random units, or a valid formula with one place spoilt. */
function disorder(n: number): string {
  const choose = new Choices(disorderly + n);
  const length = choose.below(n % 50 < 2 ? 600 : 24);
  if (n % 50 === 0) return Array.from({ length }, () => choose.of(openings)).join('');
  if (n % 3 === 0) return Array.from({ length }, () => choose.of(pieces)).join('');
  if (n % 3 === 1) return Array.from({ length }, () => String.fromCharCode(unit(choose))).join('');
  const { text } = formula(choose, 3);
  const place = choose.below(text.length + 1);
  return text.slice(0, place) + choose.of(pieces) + text.slice(place + choose.below(2));
}

function unit(choose: Choices): number {
  return choose.below(4) === 0 ? choose.below(65536) : choose.below(128);
}

test('every other text is refused at a place inside it, or has a value within the limits, or says why not', () => {
  const codes = new Map<string, number>();
  for (let n = 0; n < caseCount / 2; n += 1) {
    const text = disorder(n);
    const reading = readExpression(text, names);
    const outcome = reading.ok ? reading.expression.evaluate([month, year]) : reading;
    const code = outcome.ok ? 'value' : reading.ok ? 'undefined' : outcome.issue.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const isInside = outcome.ok || (outcome.issue.position >= 0 && outcome.issue.position <= text.length);
    const isNumber = !outcome.ok || Math.abs((outcome as { value: number }).value) <= 1e15;
    if (!isInside || !isNumber) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(outcome)}`);
  }
  for (const code of ['value', 'undefined', 'syntax', 'range', 'size', 'depth', 'unknown-reference'])
    expect([code, codes.get(code) ?? 0]).not.toEqual([code, 0]);
});
