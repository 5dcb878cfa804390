import type * as z from 'zod';
import { type Issue } from '#scenarios';
import { pointer, quote, requirement, show } from '../../scenarios/issue.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { valueAt } from './document-at.ts';
import { sweepSchema } from './schema.ts';

type ZodIssue = z.core.$ZodIssue;

/** Checks a value against the schema of sweep files, and tells every fault. */
export function sweepSchemaIssues(value: unknown): Issue[] {
  const result = sweepSchema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => translated(issue, value, []));
}

/** @param above path of the union in which the issue lies */
function translated(issue: ZodIssue, document: unknown, above: readonly PropertyKey[]): Issue[] {
  const path = [...above, ...issue.path];
  const value = valueAt(document, pointer(path));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const likeliest = likeliestBranch(issue.errors, value);
    if (likeliest) return likeliest.flatMap((each) => translated(each, document, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: pointer([...path, key]),
      expected: 'a known name',
      received: quote(key),
      message: `${quote(key)} is not known ${path.length === 0 ? 'in a sweep' : `in ${pointer(path).slice(1)}`}`,
      remedy: 'remove it, or see docs/sweeps.md for the names known here',
    }));
  const expected = expectation(issue);
  if (value === undefined && path.length > 0)
    return [
      {
        ...requirement('missing', path, expected, 'nothing', `add ${quote(String(path.at(-1)))}`),
        message: `${pointer(path).slice(1).replaceAll('/', '.')} is missing: it requires ${expected}`,
      },
    ];
  return [requirement(codeOf(issue), path, expected, show(value), remedyOf(issue, value))];
}

/**
 * Of the shapes that a value may have, the one that it misses by least: where its kind of value is right, or a choice of
 * names like `distribution` fits, the faults told are those of the shape that was meant.
 */
function likeliestBranch(branches: readonly ZodIssue[][], value: unknown): ZodIssue[] | undefined {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject) return undefined;
  const weight = (issues: readonly ZodIssue[]) =>
    issues.reduce(
      (sum, { path, code }) => sum + (path.length === 0 && code === 'invalid_type' ? 100 : 0),
      0,
    ) +
    issues.filter(({ path }) => path[0] === 'distribution').length * 10 +
    issues.length +
    ('values' in value && issues.some(({ path }) => path[0] === 'min') ? 20 : 0);
  const [least] = [...branches].sort((a, b) => weight(a) - weight(b));
  return least;
}

function expectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return nouns[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' || 'discriminator' in issue
        ? 'one of full-factorial, grid, fractional-factorial, latin-hypercube, sobol, one-at-a-time, list'
        : issue.path.at(-1) === 'replications'
          ? 'a whole number, or a precision to reach'
          : 'a value of another kind';
    case 'invalid_format':
      return 'lower-case letters and digits, joined by hyphens in the name of a sweep, by _ in that of a variable';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `at least ${issue.minimum} ${issue.origin === 'array' ? 'items' : 'characters'}`
        : `a number ${issue.inclusive ? 'from' : 'above'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `at most ${issue.maximum} ${issue.origin === 'array' ? 'items' : 'characters'}`
        : `a number ${issue.inclusive ? 'up to' : 'below'} ${issue.maximum}`;
    default:
      return issue.message.toLowerCase();
  }
}

const nouns: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
};

function codeOf(issue: ZodIssue): Issue['code'] {
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? 'range' : 'size';
    case 'invalid_value':
      return 'choice';
    case 'invalid_format':
      return 'format';
    default:
      return 'type';
  }
}

function remedyOf(issue: ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return 'change the value';
  const meant = nearestName(value, issue.values.map(String));
  return meant === undefined ? 'change the value' : `did you mean ${quote(meant)}`;
}
