import { expect, test } from 'vitest';
import { parse } from '../../scenarios/expressions/parser.ts';
import { tokenise } from '../../scenarios/expressions/tokens.ts';
import { toTree } from '../../scenarios/expressions/tree.ts';

/** The way behind the grammar: what it would have to let through by mistake. */
function treeOf(text: string): unknown {
  return toTree(parse(text), tokenise(text), ['month']);
}

test.each([
  ...[
    'month.a',
    'month["a"]',
    'cos.constructor("return 1")()',
    'month = 3',
    'f(x) = x',
    '[1]',
    '{a: 1}',
    '1:3',
  ],
  ...[
    '1; 2',
    '1 ? 2 : 3',
    '2 month',
    '5%',
    '3!',
    '1 < 2 < 3',
    'true',
    'NaN',
    '"a"',
    '',
    'month mod 2',
    'not 1',
  ],
  ...[
    '1 | 2',
    '~1',
    'tan(1)',
    'pi',
    'month?.a',
    '1 ?? 2',
    '0x10',
    "month'",
    '5 to 6',
    'month # a',
    '1 .* 2',
    'cos(1)(2)',
  ],
])('the tree refuses %j by itself', (text) => {
  expect(() => treeOf(text)).toThrow(SyntaxError);
});

test('the tree tells where its parts stand', () => {
  expect(treeOf('1 + (month)')).toMatchObject({
    start: 0,
    end: 11,
    parts: [
      { kind: 'number', value: 1, start: 0, end: 1 },
      { kind: 'parenthesis', start: 4, end: 11, inside: { kind: 'name', index: 0, start: 5, end: 10 } },
    ],
  });
});
