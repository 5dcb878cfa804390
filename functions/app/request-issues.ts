import { wordsFor } from '../../scenarios/bounded-check.ts';
import { pointer, requirement, show } from '../../scenarios/issue.ts';
import { type ZodIssue, codeOf, nouns, valueAt } from '../../scenarios/schema-words.ts';
import type { ProblemIssue } from '../contract/problems.ts';

/** What a schema finds wrong with a value, in the words of an `Issue`. */
export function requestIssues(faults: readonly ZodIssue[], value: unknown): ProblemIssue[] {
  return wordsFor(faults, (issue) => translate(issue, value));
}

function translate(issue: ZodIssue, value: unknown): ProblemIssue[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: pointer([...path, key]),
      expected: 'a known name',
      received: JSON.stringify(key.slice(0, 100)),
      message: `${JSON.stringify(key.slice(0, 100))} is not known here`,
      remedy: 'remove it',
    }));
  const received = show(valueAt(value, path));
  const code = received === 'nothing' ? 'missing' : codeOf(issue);
  const expected = expectation(issue);
  return [requirement(code, path, expected, received, `give ${expected}`)];
}

function expectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return nouns[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.slice(0, 20).map(String).join(', ')}`;
    case 'invalid_format':
      return issue.pattern ? `a text that matches ${issue.pattern}` : issue.format;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_union':
      return 'a number or a text';
    case 'custom':
      return issue.message;
    default:
      return 'another value';
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
