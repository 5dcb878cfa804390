import { type LoadedScenario, parse } from '#scenarios';

/** A region small enough to be run many times. */
export function smallRegion(parameters: Record<string, number> = {}): LoadedScenario {
  const parsing = parse({
    name: 'small-region',
    title: 'A small region',
    description: 'for tests of the lab',
    structure: 'custom',
    seed: 'small',
    parameters: { organisationCount: 20, burnInYears: 2, branchYears: 2, ...parameters },
    facts: [],
    assumptions: [],
  });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.issues));
  return parsing.loaded;
}
