import { quote } from '../issue.ts';
import { nearestName } from '../nearest-name.ts';
import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';
import { nestingLimit, nodeLimit } from './limits.ts';
import { type Operation, functions } from './operations.ts';
import type { Token } from './tokens.ts';

/** One open bracket, or the whole text. */
interface Frame {
  readonly open: Token | undefined;
  readonly name: Token | undefined;
  readonly call: Operation | undefined;
  argumentCount: number;
  /** Signs and powers that wait for their right side: a parser goes one step deeper for each. */
  waiting: number;
  hasComparison: boolean;
}

/**
 * Finds the first fault of a list of tokens in one pass without recursion, so that a parser may trust the text:
 * values and operators alternate, brackets match, names are known, and all limits hold.
 */
export function findFault(tokens: readonly Token[], names: readonly string[]): ExpressionIssue | undefined {
  return new Grammar(tokens, names).run();
}

class Grammar {
  private readonly tokens: readonly Token[];
  private readonly names: readonly string[];
  private readonly frames: Frame[] = [];
  private frame: Frame;
  private at = 0;
  private nesting = 0;
  private nodeCount = 0;
  private awaitsValue = true;

  constructor(tokens: readonly Token[], names: readonly string[]) {
    this.tokens = tokens;
    this.names = names;
    this.frame = this.openFrame(undefined, undefined);
  }

  run(): ExpressionIssue | undefined {
    for (; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at];
      if (token.kind === 'fault') return token.issue;
      const issue = this.awaitsValue ? this.takeValue(token) : this.takeOperator(token);
      if (issue !== undefined) return issue;
      if (this.nesting > nestingLimit)
        return limitIssue('depth', token, nestingLimit, 'levels of nesting (nestingLimit)');
      if (this.nodeCount > nodeLimit)
        return limitIssue('size', token, nodeLimit, 'numbers, names, operators and calls (nodeLimit)');
    }
    return undefined;
  }

  private takeValue(token: Token): ExpressionIssue | undefined {
    if (token.kind === 'name') return this.takeName(token);
    if (token.kind === 'number') {
      this.nodeCount += 1;
      this.awaitsValue = false;
      return undefined;
    }
    if (token.kind === 'open') {
      this.frame = this.openFrame(token, undefined);
      this.nesting += 1;
      return undefined;
    }
    if (token.text === '-' || token.text === '+') {
      this.wait();
      return undefined;
    }
    const isEmptyCall = token.kind === 'close' && this.frame.call && this.tokens[this.at - 1].kind === 'open';
    if (isEmptyCall) return arityIssue(this.frame, 0);
    return valueIssue(token);
  }

  private takeName(token: Token): ExpressionIssue | undefined {
    this.nodeCount += 1;
    const next = this.tokens[this.at + 1];
    if (functions.has(token.text)) {
      if (next.kind === 'fault') return next.issue;
      if (next.kind !== 'open') return bareFunctionIssue(token, next);
      this.frame = this.openFrame(next, token);
      this.nesting += 1;
      this.at += 1;
      return undefined;
    }
    if (!this.names.includes(token.text)) {
      // a letter of another script inside a name is the fault, not the letters before it
      const isTorn = next.kind === 'fault' && next.position === token.position + token.text.length;
      return isTorn && next.text > '\u007f' ? next.issue : unknownIssue(token, next, this.names);
    }
    this.awaitsValue = false;
    return undefined;
  }

  private takeOperator(token: Token): ExpressionIssue | undefined {
    if (token.kind === 'operator' || token.kind === 'comparison') return this.takeInfix(token);
    if (token.kind === 'comma' && this.frame.call !== undefined) {
      this.settle();
      this.frame.hasComparison = false;
      this.frame.argumentCount += 1;
      this.awaitsValue = true;
      return undefined;
    }
    if (token.kind === 'close' && this.frame.open !== undefined) return this.closeFrame();
    if (token.kind === 'end') return this.frame.open && unclosedIssue(token, this.frame.open);
    return operatorIssue(token, this.tokens[this.at - 1]);
  }

  private takeInfix(token: Token): ExpressionIssue | undefined {
    this.awaitsValue = true;
    if (token.text === '^') {
      this.wait();
      return undefined;
    }
    this.nodeCount += 1;
    this.settle();
    if (token.kind !== 'comparison') return undefined;
    if (this.frame.hasComparison) return chainIssue(token);
    this.frame.hasComparison = true;
    return undefined;
  }

  private wait(): void {
    this.nodeCount += 1;
    this.frame.waiting += 1;
    this.nesting += 1;
  }

  private settle(): void {
    this.nesting -= this.frame.waiting;
    this.frame.waiting = 0;
  }

  private openFrame(open: Token | undefined, name: Token | undefined): Frame {
    const call = name === undefined ? undefined : functions.get(name.text);
    const frame = { open, name, call, argumentCount: 1, waiting: 0, hasComparison: false };
    this.frames.push(frame);
    return frame;
  }

  private closeFrame(): ExpressionIssue | undefined {
    const { call, argumentCount } = this.frame;
    if (call !== undefined && (argumentCount < call.least || argumentCount > call.most))
      return arityIssue(this.frame, argumentCount);
    this.settle();
    this.nesting -= 1;
    this.frames.pop();
    this.frame = this.frames[this.frames.length - 1];
    return undefined;
  }
}

/** A token as a message names it. */
function shown(token: Token): string {
  return token.kind === 'end' ? 'the end of the text' : quote(token.text);
}

function syntax(token: Token, expected: string, remedy: string): ExpressionIssue {
  return expressionIssue('syntax', token.position, expected, shown(token), remedy);
}

function limitIssue(code: 'depth' | 'size', token: Token, limit: number, of: string): ExpressionIssue {
  return expressionIssue(
    code,
    token.position,
    `at most ${limit} ${of}`,
    'more',
    'write a simpler expression',
  );
}

function valueIssue(token: Token): ExpressionIssue {
  return syntax(token, 'a number, a name, a function or an opening bracket', 'write a value here');
}

function operatorIssue(token: Token, previous: Token): ExpressionIssue {
  if (token.kind === 'comma')
    return syntax(token, 'commas only inside the brackets of a function', 'write a decimal point, as in 0.5');
  if (token.kind === 'close') return syntax(token, 'an opening bracket before it', 'remove the closing one');
  const remedy =
    previous.kind === 'name' && token.kind === 'open'
      ? `${previous.text} is no function: to multiply, write ${previous.text} * (`
      : 'to multiply, write *, as in 2 * month';
  return syntax(token, 'an operator between two values', remedy);
}

function unclosedIssue(token: Token, open: Token): ExpressionIssue {
  return syntax(token, `the bracket of column ${open.position + 1} to be closed`, 'add a closing bracket');
}

function chainIssue(token: Token): ExpressionIssue {
  return syntax(token, 'one comparison at a time', 'multiply two, as in (1 < month) * (month < 12)');
}

function bareFunctionIssue(token: Token, next: Token): ExpressionIssue {
  return syntax(next, `an opening bracket after ${token.text}`, `write ${token.text}(…)`);
}

function arityIssue({ name, call }: Frame, count: number): ExpressionIssue {
  const { least, most } = call!;
  const expected = most === 1 ? 'one argument' : `${least} to ${most} arguments`;
  return expressionIssue(
    'size',
    name!.position,
    `${expected} of ${name!.text}`,
    String(count),
    `give ${name!.text} ${expected}`,
  );
}

const shownNames = 12;

function unknownIssue(token: Token, next: Token, names: readonly string[]): ExpressionIssue {
  const isCall = next.kind === 'open';
  const known = isCall ? [...functions.keys()] : names;
  const nearest = nearestName(token.text, known);
  const list = known.slice(0, shownNames).join(', ') + (known.length > shownNames ? ', …' : '');
  const remedy =
    nearest !== undefined
      ? `did you mean ${nearest}?`
      : known.length === 0
        ? 'use numbers and functions only'
        : `known are ${list}`;
  return expressionIssue(
    'unknown-reference',
    token.position,
    isCall ? 'a known function' : 'a known name',
    quote(token.text),
    remedy,
  );
}
