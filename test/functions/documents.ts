/** A scenario small enough to be run in a moment. */
export function smallDocument(changes: object = {}) {
  return {
    name: 'small-region',
    title: 'A small region',
    description: 'for tests of the service',
    structure: 'custom' as const,
    seed: 'small',
    parameters: { organisationCount: 12, burnInYears: 1, branchYears: 1 },
    ...changes,
  };
}
