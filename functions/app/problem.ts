import type { Issue } from '../../scenarios/issue.ts';
import { capped } from '../../scenarios/parse.ts';
import { type Problem, type ProblemCode, type ProblemIssue, problems } from '../contract/problems.ts';

/** A request that cannot be granted, thrown wherever that is found out; one place turns it into an answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemIssue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    {
      errors = [],
      headers = {},
    }: { errors?: readonly ProblemIssue[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

/** The problem of issues, all at once. */
export function invalid(
  issues: readonly (ProblemIssue | Issue)[],
  code: 'invalid' | 'malformed' = 'invalid',
): ProblemError {
  const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
  return new ProblemError(code, `${issues[0].message}${more}`, { errors: capped(issues) });
}

/** The answer to a problem, as RFC 9457 words it. */
export function problemResponse({ code, message, errors, headers }: ProblemError): Response {
  const [status, title] = problems[code];
  const body: Problem = {
    type: `/v1/docs#problem-${code}`,
    code,
    title,
    status,
    detail: message,
    ...(errors.length > 0 && { errors: [...errors] }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
