import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';

/** Signs that people type or paste for the ASCII ones; each is one unit long, so that positions stay. */
const ascii: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-' };

/** Puts the ASCII operators in the place of × ÷ −. */
export function withAsciiOperators(text: string): string {
  return text.replace(/[×÷−]/g, (sign) => ascii[sign]);
}

const remedies = new Map([
  ['"', 'a formula has no texts: remove the quotation marks'],
  ["'", 'a formula has no texts and no transposition: remove it'],
  ['.', 'a point stands only inside a number, as in 0.5, and once: names have no parts'],
  ['[', 'there are no lists and no indices: use round brackets'],
  [']', 'there are no lists and no indices: use round brackets'],
  ['{', 'there are no objects: use round brackets'],
  ['}', 'there are no objects: use round brackets'],
  ['=', 'nothing can be assigned; to compare, write =='],
  ['!', 'there is no factorial; to compare, write !='],
  ['%', 'there is no percent and no remainder: write 0.05 for 5 %'],
  ['&', 'there is no “and”: multiply two comparisons'],
  ['|', 'there is no “or”: take the max of two comparisons'],
  ['~', 'there is no “not”: compare with 0'],
  ['?', 'there is no choice: multiply by a comparison, as in (month >= 12) * 0.1'],
  [':', 'there are no ranges'],
  [';', 'write one expression'],
  ['#', 'there are no comments'],
  ['\n', 'write the expression in one line'],
  ['\r', 'write the expression in one line'],
  ['–', 'write the minus sign -'],
  ['—', 'write the minus sign -'],
  ['·', 'write *'],
  ['≤', 'write <='],
  ['≥', 'write >='],
  ['≠', 'write !='],
]);

/** Refuses the character at a place of the text, by its number, since it may be invisible or look like another. */
export function characterIssue(text: string, position: number): ExpressionIssue {
  const code = text.codePointAt(position)!;
  const character = String.fromCodePoint(code);
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const isVisible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
  return expressionIssue(
    'syntax',
    position,
    'only ASCII letters, digits, spaces and + - * / ^ ( ) , < > == !=',
    isVisible ? `the character ${number} “${character}”` : `the character ${number}`,
    remedies.get(character) ?? 'remove it or type it again with the keys for ASCII',
  );
}
