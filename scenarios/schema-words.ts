import type * as z from 'zod';
import { type Issue, pointer, quote } from './issue.ts';

/** What a schema finds wrong with a value. */
export type ZodIssue = z.core.$ZodIssue;

/** What a schema's types are called. */
export const nouns: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** The kind of a fault in a value that is there. */
export function codeOf(issue: ZodIssue): Issue['code'] {
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

/** A part of a document that is not there. */
export function missing(path: readonly PropertyKey[], expected: string): Issue {
  const place = pointer(path);
  return {
    code: 'missing',
    path: place,
    expected,
    received: 'nothing',
    message: `${place.slice(1).replaceAll('/', '.')} is missing: it requires ${expected}`,
    remedy: `add ${quote(String(path.at(-1)))}`,
  };
}

/** The value at a path, by own properties only. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
