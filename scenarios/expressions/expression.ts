import { show } from '../issue.ts';
import { withAsciiOperators } from './characters.ts';
import { type Computation, Undefined, compile } from './compile.ts';
import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';
import { findFault } from './grammar.ts';
import { lengthLimit } from './limits.ts';
import { functions } from './operations.ts';
import { parse } from './parser.ts';
import { tokenise } from './tokens.ts';
import { toTree } from './tree.ts';

export type ExpressionReading =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly issue: ExpressionIssue };

export type Evaluation =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly issue: ExpressionIssue };

/** A checked formula over some names, read by `readExpression`. */
export class Expression {
  readonly text: string;
  readonly names: readonly string[];
  /** Those of the names that the formula uses. */
  readonly used: ReadonlySet<string>;
  private readonly compute: Computation;

  constructor(text: string, names: readonly string[], used: ReadonlySet<string>, compute: Computation) {
    this.text = text;
    this.names = names;
    this.used = used;
    this.compute = compute;
  }

  /**
   * The value for some values of the names, the same to the bit on every engine; there is no negative zero.
   *
   * @param values one for each name, in their order, each within ±10¹⁵
   * @example expression.evaluate([12, 1]) // { ok: true, value: 0.5 }
   */
  evaluate(values: ArrayLike<number>): Evaluation {
    try {
      return { ok: true, value: this.compute(values) + 0 };
    } catch (error) {
      if (!(error instanceof Undefined)) throw error;
      return { ok: false, issue: error.issue };
    }
  }
}

/**
 * Reads a formula such as `0.09 + 0.01 * sin(year)`, or tells its first fault and where it stands.
 *
 * No text of any size or kind can make it run anything, throw, or take long.
 *
 * @param text  what a document holds; anything but a text is refused
 * @param names what the formula may name: ASCII letters, digits and `_`, none of them a function
 * @throws TypeError if a name is none, is a function, is a word of the parser or stands twice
 * @example readExpression('exportTurnover / turnover', ['exportTurnover', 'turnover'])
 */
export function readExpression(text: unknown, names: readonly string[]): ExpressionReading {
  checkNames(names);
  if (typeof text !== 'string')
    return refusal(
      expressionIssue('type', 0, 'a text', show(text), 'write the formula between quotation marks'),
    );
  if (text.length > lengthLimit)
    return refusal(
      expressionIssue(
        'size',
        lengthLimit,
        `at most ${lengthLimit} characters (lengthLimit)`,
        String(text.length),
        'write a shorter expression',
      ),
    );
  const tokens = tokenise(withAsciiOperators(text));
  const fault = findFault(tokens, names);
  if (fault !== undefined) return refusal(fault);
  const tree = toTree(parse(withAsciiOperators(text)), tokens, names);
  const used = new Set(tokens.map((token) => token.text).filter((each) => names.includes(each)));
  return { ok: true, expression: new Expression(text, names, used, compile(tree, text, names)) };
}

function refusal(issue: ExpressionIssue): ExpressionReading {
  return { ok: false, issue };
}

/** Words that the parser takes for operators or constants. */
const parserWords = [
  'mod',
  'to',
  'in',
  'and',
  'xor',
  'or',
  'not',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
];

function checkNames(names: readonly string[]): void {
  names.forEach((name, index) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      throw new TypeError(`a name requires ASCII letters, not ${name}`);
    if (functions.has(name) || parserWords.includes(name)) throw new TypeError(`${name} is no free name`);
    if (names.indexOf(name) !== index) throw new TypeError(`the name ${name} stands twice`);
  });
}
