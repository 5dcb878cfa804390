import { type ParameterName, registry } from '#sim-core';
import { boundedCheck, wordsFor } from './bounded-check.ts';
import { type Issue, pointer, quote, requirement, show } from './issue.ts';
import { nearestName } from './nearest-name.ts';
import { type ZodIssue, codeOf, missing, nouns, valueAt } from './schema-words.ts';
import { documentSchema } from './schema.ts';

type Path = readonly PropertyKey[];

/**
 * Checks a value against the schema alone, and tells every fault in the words of an `Issue`.
 *
 * @returns the issues, and whether all of the value was looked at: not where there are faults enough
 */
export function schemaIssues(input: unknown): { readonly issues: Issue[]; readonly isWhole: boolean } {
  const { faults, isWhole } = boundedCheck(documentSchema, input);
  return { issues: wordsFor(faults, (issue) => translate(issue, input)), isWhole };
}

function translate(issue: ZodIssue, input: unknown): Issue[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const value = valueAt(input, path);
  const [first, second] = path;
  const inside = issue.code === 'invalid_union' ? insideUnion(issue, value) : [];
  if (inside.length > 0)
    return inside.flatMap((one) => translate({ ...one, path: [...path, ...one.path] }, input));
  if (
    first === 'parameters' &&
    path.length === 2 &&
    typeof second === 'string' &&
    Object.hasOwn(registry, second)
  )
    return [parameterIssue(second as ParameterName, value)];
  if (value === undefined && path.length > 0) return [missing(path, expectation(issue))];
  return [requirement(codeOf(issue), path, expectation(issue), show(value), remedyOf(issue, value))];
}

/** Of a choice between shapes, the faults of the one that an object or a text was meant to be. */
function insideUnion({ errors }: Extract<ZodIssue, { code: 'invalid_union' }>, value: unknown): ZodIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  const meant = errors.find(
    (option) => !option.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (meant ?? []).flatMap((issue) =>
    issue.code === 'invalid_union' ? insideUnion(issue, value) : [issue],
  );
}

function parameterIssue(name: ParameterName, value: unknown): Issue {
  const { min, max, whole, unit, value: own, description } = registry[name];
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const expected = `a ${whole ? 'whole ' : ''}number from ${min} to ${max} (${unit})`;
  const remedy = `${description}; leave it out for the model’s own ${own}`;
  return requirement(isNumber ? 'range' : 'type', ['parameters', name], expected, show(value), remedy);
}

function unknownKey(path: Path, key: string): Issue {
  const names = namesAt(path);
  const meant = nearestName(key, names);
  const isParameter = path.length === 0 && Object.hasOwn(registry, key);
  const remedy = isParameter
    ? 'move it into "parameters"'
    : meant === undefined
      ? `remove it; known here: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}`
      : `did you mean ${quote(meant)}`;
  return {
    code: 'unknown-key',
    path: pointer([...path, key]),
    expected: 'a known name',
    received: quote(key),
    message: `${quote(key)} is not known ${path.length === 0 ? 'in a scenario' : `in ${pointer(path).slice(1)}`}`,
    remedy,
  };
}

/** The names that the schema knows at a path; every list has one kind of item. */
function namesAt(path: Path): string[] {
  let schema: unknown = documentSchema;
  for (const part of path) {
    schema = inner(schema);
    const { shape, element } = schema as { shape?: Record<PropertyKey, unknown>; element?: unknown };
    schema = shape ? shape[part] : element;
  }
  return Object.keys((inner(schema) as { shape?: object }).shape ?? {});
}

function inner(schema: unknown): unknown {
  const { unwrap } = schema as { unwrap?: () => unknown };
  const { type } = (schema as { def: { type: string } }).def;
  return unwrap && (type === 'optional' || type === 'default') ? unwrap.call(schema) : schema;
}

/** What a choice between shapes stands for, by the last name of its place. */
const choices: Readonly<Record<string, string>> = {
  at: 'a month since the branch, or a calendar month like "2005-01"',
  from: 'a month since the branch, or a calendar month like "2005-01"',
  to: 'a month since the branch, or a calendar month like "2005-01"',
  budget: 'k€ a year from 0 to 1000000000, or a path over time',
};

function expectation(issue: ZodIssue): string {
  const place = String(issue.path[issue.path.length - 1]);
  switch (issue.code) {
    case 'invalid_type':
      return nouns[issue.expected] ?? issue.expected;
    case 'invalid_union':
      return choices[place] ?? 'a number or a text';
    case 'invalid_value':
      return issue.values.length > 12
        ? 'a parameter’s name'
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return place === 'start'
        ? 'a calendar month like "2001-01"'
        : 'lower-case letters, digits and single hyphens';
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not empty';
      if (issue.origin === 'array') return 'a list that is not empty';
      return `a number ${issue.inclusive ? 'from' : 'above'} ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `at most ${issue.maximum} characters`;
      if (issue.origin === 'array') return `at most ${issue.maximum} items`;
      return `a number up to ${issue.maximum}`;
    default:
      return issue.message.toLowerCase();
  }
}

function remedyOf(issue: ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const meant = nearestName(value, issue.values.map(String));
    if (meant !== undefined) return `did you mean ${quote(meant)}`;
  }
  if (issue.code === 'invalid_format' && issue.path[0] === 'name') return 'write it like "my-cluster"';
  return 'change the value';
}
