import { expect, test } from 'vitest';
import { type ExpressionIssue, type IssueCode, readExpression } from '#scenarios';

const names = ['month', 'year'];

function issueOf(text: unknown): ExpressionIssue {
  const reading = readExpression(text, names);
  if (reading.ok) throw new Error(`${String(text)} was read`);
  return reading.issue;
}

/** The fault stands at the position of the second number. */
const refused: readonly (readonly [string, IssueCode, number])[] = [
  ['', 'syntax', 0],
  ['   ', 'syntax', 3],
  ['1 +', 'syntax', 3],
  ['* 2', 'syntax', 0],
  ['1 + * 2', 'syntax', 4],
  ['2 ** 3', 'syntax', 3],
  ['4 // 2', 'syntax', 3],
  ['(1', 'syntax', 2],
  ['1)', 'syntax', 1],
  ['()', 'syntax', 1],
  ['(1, 2)', 'syntax', 2],
  ['1, 2', 'syntax', 1],
  ['0,5', 'syntax', 1],
  ['2 month', 'syntax', 2],
  ['2month', 'syntax', 1],
  ['month 2', 'syntax', 6],
  ['2(3)', 'syntax', 1],
  ['(2)(3)', 'syntax', 3],
  ['month(2)', 'syntax', 5],
  ['sin(1)(2)', 'syntax', 6],
  ['1 2', 'syntax', 2],
  ['1 < 2 < 3', 'syntax', 6],
  ['1 < 2 == 1', 'syntax', 6],
  ['min(1, 1 < 2 < 3)', 'syntax', 13],
  ['1 <', 'syntax', 3],
  ['1 =< 2', 'syntax', 2],
  ['1 <> 2', 'syntax', 3],
  ['1 === 2', 'syntax', 4],
  ['1 << 2', 'syntax', 3],
  ['1.', 'syntax', 1],
  ['1.2.3', 'syntax', 3],
  ['1./2', 'syntax', 1],
  ['2 .* 3', 'syntax', 2],
  ['2e', 'syntax', 1],
  ['2e+', 'syntax', 1],
  ['1e2.5', 'syntax', 3],
  ['0x1F', 'syntax', 0],
  ['1 + 0b11', 'syntax', 4],
  ['0o7', 'syntax', 0],
  ['123456789012345678901', 'syntax', 0],
  ['2 * 1e400', 'range', 4],
  ['1e16', 'range', 0],
  ['1e-400', 'range', 0],
  ['sin', 'syntax', 3],
  ['sin + 1', 'syntax', 4],
  ['sin(', 'syntax', 4],
  ['sin()', 'size', 0],
  ['1 + sin(1, 2)', 'size', 4],
  ['min()', 'size', 0],
  ['min(1,)', 'syntax', 6],
  ['min(,1)', 'syntax', 4],
  ['max(1,2,3,4,5,6,7,8,9)', 'size', 0],
  ['mnth', 'unknown-reference', 0],
  ['1 + Month', 'unknown-reference', 4],
  ['pi', 'unknown-reference', 0],
  ['2 * e', 'unknown-reference', 4],
  ['i', 'unknown-reference', 0],
  ['NaN', 'unknown-reference', 0],
  ['-Infinity', 'unknown-reference', 1],
  ['true', 'unknown-reference', 0],
  ['null', 'unknown-reference', 0],
  ['undefined', 'unknown-reference', 0],
  ['not 1', 'unknown-reference', 0],
  ['month and year', 'syntax', 6],
  ['month mod 2', 'syntax', 6],
  ['month to year', 'syntax', 6],
  ['5 cm', 'syntax', 2],
  ['tan(1)', 'unknown-reference', 0],
  ['zeros(5000, 5000)', 'unknown-reference', 0],
  ['import(1)', 'unknown-reference', 0],
  ['constructor', 'unknown-reference', 0],
  ['__proto__', 'unknown-reference', 0],
  ['hasOwnProperty(1)', 'unknown-reference', 0],
  ['toString()', 'unknown-reference', 0],
  ['a.b', 'unknown-reference', 0],
  ['month.year', 'syntax', 5],
  ['month?.year', 'syntax', 5],
  ['month["constructor"]', 'syntax', 5],
  ['month[1]', 'syntax', 5],
  ['cos.constructor("return 1")()', 'syntax', 3],
  ['cos(1).constructor', 'syntax', 6],
  ['f(x)=x', 'unknown-reference', 0],
  ['month=3', 'syntax', 5],
  ['x=3', 'unknown-reference', 0],
  ['[1, 2]', 'syntax', 0],
  ['{a: 1}', 'syntax', 0],
  ['1:3', 'syntax', 1],
  ['"text"', 'syntax', 0],
  ["'text'", 'syntax', 0],
  ["month'", 'syntax', 5],
  ['5%', 'syntax', 1],
  ['5 % 2', 'syntax', 2],
  ['3!', 'syntax', 1],
  ['month ? 1 : 2', 'syntax', 6],
  ['month ?? 2', 'syntax', 6],
  ['1 & 2', 'syntax', 2],
  ['1 | 2', 'syntax', 2],
  ['~1', 'syntax', 0],
  ['1; 2', 'syntax', 1],
  ['1\n2', 'syntax', 1],
  ['(1 +\n2)', 'syntax', 4],
  ['1 # note', 'syntax', 2],
  ['$x', 'syntax', 0],
  ['`1`', 'syntax', 0],
  ['1\\', 'syntax', 1],
];

test.each(refused)('%j is refused as %s at %i', (text, code, position) => {
  const issue = issueOf(text);
  expect([issue.code, issue.position, issue.column]).toEqual([code, position, position + 1]);
  expect(issue.message).toBe(
    `the expression requires ${issue.expected}, not ${issue.received}, at column ${issue.column}`,
  );
  expect(issue.remedy).not.toBe('');
});

const lookAlikes: readonly (readonly [string, string, number])[] = [
  ['yеar', 'U+0435', 1],
  ['１ + 1', 'U+FF11', 0],
  ['month\u200b + 1', 'U+200B', 5],
  ['\ufeff1', 'U+FEFF', 0],
  ['1\u00a0+ 1', 'U+00A0', 1],
  ['αβ', 'U+03B1', 0],
  ['1 + é', 'U+00E9', 4],
  ['𝑥 + 1', 'U+1D465', 0],
  ['1 – 2', 'U+2013', 2],
  ['month ≥ 2', 'U+2265', 6],
  ['√2', 'U+221A', 0],
  ['2²', 'U+00B2', 1],
  ['1\u0000', 'U+0000', 1],
  ['\ud800', 'U+D800', 0],
  ['1 + \udc00', 'U+DC00', 4],
  ['\u202e1', 'U+202E', 0],
  ['1\r', 'U+000D', 1],
];

test.each(lookAlikes)(
  '%j is refused with the number of the character, %s, at %i',
  (text, number, position) => {
    const issue = issueOf(text);
    expect(issue.received).toContain(number);
    expect([issue.code, issue.position]).toEqual(['syntax', position]);
  },
);

test('a misspelt name is refused with the name that was meant', () => {
  expect(issueOf('mnth').remedy).toBe('did you mean month?');
  expect(issueOf('sqr(2)').remedy).toBe('did you mean sqrt?');
  expect(issueOf('turnover').remedy).toBe('known are month, year');
  expect(issueOf('hypotenuse(2)').remedy).toBe(
    'known are min, max, abs, exp, log, sqrt, sin, cos, round, floor',
  );
});

test.each<[string, string, IssueCode, number]>([
  ['501 characters', `1${' '.repeat(500)}`, 'size', 500],
  ['100 KB of brackets', '('.repeat(102_400), 'size', 500],
  ['100 KB of sums', '1+'.repeat(51_200), 'size', 500],
  ['10,000 calls in each other', 'min('.repeat(10_000), 'size', 500],
  ['33 brackets', `${'('.repeat(33)}1${')'.repeat(33)}`, 'depth', 32],
  ['500 brackets', '('.repeat(500), 'depth', 32],
  ['120 calls in each other', 'min('.repeat(120), 'depth', 128],
  ['33 signs', `${'-'.repeat(33)}1`, 'depth', 32],
  ['33 powers', `1${'^1'.repeat(33)}`, 'depth', 65],
  ['brackets, signs and powers together', `${'(-2^'.repeat(11)}1${')'.repeat(11)}`, 'depth', 43],
  ['201 parts', `1${'+1'.repeat(100)}`, 'size', 200],
])('a text of %s is refused by the limit', (_name, text, code, position) => {
  const issue = issueOf(text);
  expect([issue.code, issue.position]).toEqual([code, position]);
});

test('what is no text is refused', () => {
  const values = [undefined, null, 1, NaN, true, {}, [], ['1'], Symbol('1'), () => '1', 10n, new Date(0)];
  for (const value of [...values, { toString: () => '1' }, Object.create(null) as object]) {
    const issue = issueOf(value);
    expect([issue.code, issue.position]).toEqual(['type', 0]);
  }
});

test('no refusal touches the prototypes that all objects share', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  for (const [text] of refused) issueOf(text);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});
