import { type Issue, type LoadedScenario, parse } from '#scenarios';

/** The least that a scenario needs. */
export const least = {
  name: 'test-cluster',
  title: 'Test cluster',
  description: 'A cluster for tests',
  structure: 'custom',
} as const;

/** The issues of a document that is expected to be faulty. */
export function issuesOf(input: unknown): readonly Issue[] {
  const parsing = parse(input);
  return parsing.ok ? [] : parsing.issues;
}

/** Codes and paths alone, in the order told. */
export function faultsOf(input: unknown): string[] {
  return issuesOf(input).map(({ code, path }) => `${code} ${path}`);
}

/** What a right document loads to. */
export function load(input: unknown): LoadedScenario {
  const parsing = parse(input);
  if (!parsing.ok) throw new Error(parsing.issues.map(({ message }) => message).join('; '));
  return parsing.loaded;
}
