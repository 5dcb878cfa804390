import { characterIssue } from './characters.ts';
import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';
import { digitLimit, sizeLimit } from './limits.ts';
import { quote } from '../issue.ts';

/** The smallest pieces of an expression; a fault ends the list, as the end of the text does. */
export type Token =
  | { readonly kind: TokenKind; readonly text: string; readonly position: number }
  | {
      readonly kind: 'fault';
      readonly text: string;
      readonly position: number;
      readonly issue: ExpressionIssue;
    };

type TokenKind = 'number' | 'name' | 'operator' | 'comparison' | 'open' | 'close' | 'comma' | 'end';

const pieces: readonly (readonly [TokenKind, RegExp])[] = [
  ['number', /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['comparison', /[<>]=?|[=!]=/y],
  ['operator', /[-+*/^]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
];

/** Cuts a text into tokens in one pass, up to its end or its first fault of spelling. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    while (text[position] === ' ' || text[position] === '\t') position += 1;
    const token = tokenAt(text, position);
    tokens.push(token);
    if (token.kind === 'end' || token.kind === 'fault') return tokens;
    position += token.text.length;
  }
}

function tokenAt(text: string, position: number): Token {
  if (position === text.length) return { kind: 'end', text: '', position };
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = position;
    const piece = pattern.exec(text)?.[0];
    if (piece === undefined) continue;
    const issue = kind === 'number' ? numberIssue(text, position, piece) : undefined;
    if (issue !== undefined) return { kind: 'fault', text: piece, position: issue.position, issue };
    return { kind, text: piece, position };
  }
  return { kind: 'fault', text: text[position], position, issue: characterIssue(text, position) };
}

/** What is wrong with a number by itself or by what directly follows it. */
function numberIssue(text: string, position: number, digits: string): ExpressionIssue | undefined {
  const end = position + digits.length;
  const mantissa = digits.replace(/[eE].*/, '');
  if (digits === '0' && /[xXbBoO]/.test(text[end] ?? ''))
    return fault(
      position,
      'a decimal number',
      quote(text.slice(position, end + 1)),
      'write it with the digits 0 to 9',
    );
  if (/^[eE][+-]?(?![A-Za-z0-9_])/.test(text.slice(end, end + 3)) && mantissa === digits)
    return fault(
      end,
      'digits after the e of a number',
      quote(text.slice(end, end + 2)),
      'write 2e3 for 2000',
    );
  const significant = mantissa.replace('.', '').replace(/^0+/, '');
  if (significant.length > digitLimit)
    return fault(
      position,
      `at most ${digitLimit} significant digits`,
      String(significant.length),
      'round the number: 17 digits tell every number from its neighbours',
    );
  const value = Number(digits);
  if (value > sizeLimit || (value === 0 && significant !== ''))
    return expressionIssue(
      'range',
      position,
      `numbers of at most ${sizeLimit} that do not vanish`,
      quote(digits),
      'choose another unit',
    );
  return undefined;
}

function fault(position: number, expected: string, received: string, remedy: string): ExpressionIssue {
  return expressionIssue('syntax', position, expected, received, remedy);
}
