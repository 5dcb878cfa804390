import type { Issue, IssueCode } from '../issue.ts';

/** One fault of an expression; `path` is left empty for the caller, who knows where the expression stands. */
export interface ExpressionIssue extends Issue {
  /** Offset into the text in UTF-16 units, from 0; the length of the text is its end. */
  readonly position: number;
  /** The same from 1, as editors count. */
  readonly column: number;
}

/** Makes an issue whose message is `the expression requires <expected>, not <received>, at column <column>`. */
export function expressionIssue(
  code: IssueCode,
  position: number,
  expected: string,
  received: string,
  remedy: string,
): ExpressionIssue {
  const column = position + 1;
  const message = `the expression requires ${expected}, not ${received}, at column ${column}`;
  return { code, path: '', expected, received, message, remedy, position, column };
}
