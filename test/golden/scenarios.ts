import { type Arm, type Parameters, type Scenario, arms, defaultParameters } from '#sim-core';

/** A scenario whose state hashes are pinned, in some arms. */
export interface Golden {
  readonly scenario: Scenario;
  readonly arms: readonly Arm[];
}

/** Everything that is off by default, on. */
const lively: Partial<Parameters> = {
  clientGrowth: 0.1,
  programmeShare: 0.5,
  ambientContactRate: 6,
  relocationRate: 0.5,
  defection: 0.5,
  entryRate: 0.3,
  startCash: 1,
  acquireAbove: 0.5,
  anchorShare: 0.2,
};

function golden(name: string, seed: number, changes: Partial<Parameters>, chosen: readonly Arm[]): Golden {
  return { scenario: { name, seed, parameters: defaultParameters(changes) }, arms: chosen };
}

const short: Partial<Parameters> = { burnInYears: 2, branchYears: 2 };

/** Few and small enough for an interpreter and an emulated processor. */
export const portable: readonly Golden[] = [
  golden('small', 1, { burnInYears: 1, branchYears: 1, organisationCount: 30 }, arms),
  golden('lively', 2, { ...short, ...lively, organisationCount: 30 }, ['cluster', 'consolidated']),
];

/** The others, pinned on one engine alone. */
export const heavy: readonly Golden[] = [
  golden('weekly', 3, { ...short, ...lively, organisationCount: 60, stepsPerYear: 48 }, ['cluster', 'hub']),
  golden('medium', 4, { ...short, organisationCount: 90 }, ['isolated', 'cluster', 'platform', 'planner']),
  golden('default', 5, {}, ['isolated', 'cluster']),
];
