import type * as z from 'zod';
import { type Issue } from '#scenarios';
import { boundedCheck, wordsFor } from '../../scenarios/bounded-check.ts';
import { pointer, quote, requirement, show } from '../../scenarios/issue.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { type ZodIssue, codeOf, missing, nouns, valueAt } from '../../scenarios/schema-words.ts';
import { designNames, distributionNames, sweepSchema } from './schema.ts';

/** Checks a value against the schema of sweep files, and tells every fault. */
export function sweepSchemaIssues(value: unknown): Issue[] {
  return schemaIssues(sweepSchema, value, { document: 'a sweep', page: 'docs/sweeps.md' });
}

/** What a document is called in a message, and the page that tells its names. */
interface Subject {
  readonly document: string;
  readonly page: string;
}

/** Checks a value against a schema whose parts are those of sweep files, and tells every fault. */
export function schemaIssues(schema: z.ZodType, value: unknown, subject: Subject): Issue[] {
  const { faults } = boundedCheck(schema, value);
  return wordsFor(faults, (issue) => translated(issue, value, [], subject));
}

/** @param above path of the union in which the issue lies */
function translated(
  issue: ZodIssue,
  document: unknown,
  above: readonly PropertyKey[],
  subject: Subject,
): Issue[] {
  const path = [...above, ...issue.path];
  const value = valueAt(document, path);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const likeliest = likeliestBranch(issue.errors, value);
    if (likeliest) return likeliest.flatMap((each) => translated(each, document, path, subject));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: pointer([...path, key]),
      expected: 'a known name',
      received: quote(key),
      message: `${quote(key)} is not known ${path.length === 0 ? `in ${subject.document}` : `in ${pointer(path).slice(1)}`}`,
      remedy: `remove it, or see ${subject.page} for the names known here`,
    }));
  const expected = expectation(issue);
  if (value === undefined && path.length > 0) return [missing(path, expected)];
  return [requirement(codeOf(issue), path, expected, show(value), remedyOf(issue, value))];
}

/**
 * Of the shapes that an object may have, the one that it misses by least, so that the faults told are those of the shape that
 * was meant: a name that the shape lacks counts most, then another distribution.
 */
function likeliestBranch(branches: readonly ZodIssue[][], value: unknown): ZodIssue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const weightOf = (issue: ZodIssue) => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return 100;
    if (issue.code === 'unrecognized_keys') return 3 * issue.keys.length;
    return issue.path[0] === 'distribution' ? 2 : 1;
  };
  const weight = (issues: readonly ZodIssue[]) => issues.reduce((sum, issue) => sum + weightOf(issue), 0);
  return [...branches].sort((a, b) => weight(a) - weight(b))[0];
}

/** The values that a fault of choice allows; one shape of a factor knows only its own distribution. */
function choicesOf(issue: Extract<ZodIssue, { readonly code: 'invalid_value' }>): string[] {
  return issue.path.at(-1) === 'distribution' ? [...distributionNames] : issue.values.map(String);
}

function expectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return nouns[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${choicesOf(issue).join(', ')}`;
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' || 'discriminator' in issue
        ? `one of ${designNames.join(', ')}`
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

function remedyOf(issue: ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return 'change the value';
  const meant = nearestName(value, choicesOf(issue));
  return meant === undefined ? 'change the value' : `did you mean ${quote(meant)}`;
}
