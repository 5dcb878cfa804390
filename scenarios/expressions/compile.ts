import { quote } from '../issue.ts';
import { type ExpressionIssue, expressionIssue } from './expression-issue.ts';
import { sizeLimit } from './limits.ts';
import type { Part } from './tree.ts';

/** Computes one part from the values of the names. */
export type Computation = (values: ArrayLike<number>) => number;

/** Leaves a computation at the part that has no value. */
export class Undefined extends Error {
  readonly issue: ExpressionIssue;
  constructor(issue: ExpressionIssue) {
    super(issue.message);
    this.issue = issue;
  }
}

/**
 * Turns a tree into nested functions that compute it, each checking what it returns.
 *
 * Not reentrant: every operation keeps one buffer for its arguments.
 */
export function compile(part: Part, text: string, names: readonly string[]): Computation {
  if (part.kind === 'number') return () => part.value;
  if (part.kind === 'name') return compileName(part.index, part.start, names);
  if (part.kind === 'parenthesis') return compile(part.inside, text, names);
  const { operation } = part;
  const inner = part.parts.map((each) => compile(each, text, names));
  const results = new Float64Array(inner.length);
  const source = quote(text.slice(part.start, part.end));
  return (values) => {
    for (let i = 0; i < inner.length; i += 1) results[i] = inner[i](values);
    const refusal = operation.refuse?.(results);
    if (refusal !== undefined)
      return leave(part.start, `${refusal.expected} in ${source}`, String(refusal.received));
    const result = operation.compute(results);
    if (!(Math.abs(result) <= sizeLimit))
      leave(part.start, `a result of at most ${sizeLimit} in size (sizeLimit) of ${source}`, String(result));
    return result;
  };
}

function compileName(index: number, start: number, names: readonly string[]): Computation {
  return (values) => {
    const value = values[index];
    if (!(Math.abs(value) <= sizeLimit))
      leave(start, `a value of at most ${sizeLimit} in size for ${names[index]}`, String(value));
    return value;
  };
}

function leave(position: number, expected: string, received: string): never {
  throw new Undefined(
    expressionIssue('range', position, expected, received, 'guard it, for example with max or min'),
  );
}
