import { type Arm, type Parameters, type Scenario, type Timeline, arms, defaultParameters } from '#sim-core';
import { readTimePath, tabulate } from '../../scenarios/expressions/index.ts';
import { eventfulTimeline } from '../support/regions.ts';

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

function golden(
  name: string,
  seed: number,
  changes: Partial<Parameters>,
  chosen: readonly Arm[],
  timeline: Timeline = {},
): Golden {
  return { scenario: { name, seed, parameters: defaultParameters(changes), timeline }, arms: chosen };
}

/** Every lever, every shock, and paths that take every function of an expression. */
function eventful(months: number): Timeline {
  const table = (text: string): number[] => {
    const reading = readTimePath(text);
    const tabulation = reading.ok ? tabulate(reading.expression, { from: 0, to: months - 1 }) : reading;
    if (!tabulation.ok) throw new Error(tabulation.issue.message);
    return Array.from(tabulation.values);
  };
  return {
    ...eventfulTimeline(months),
    paths: {
      contactRate: table('24 + 12 * sin(month / 3) + round(year)'),
      rivalFit: table('min(0.6, 0.46 * exp(0.05 * year) + 0.01 * cos(month))'),
      demandRate: table(
        '14 * max(0.2, 1 + log(1 + year) ^ 1.5 / 10) * (1 - 0.1 * (month > 6)) + abs(floor(sqrt(month)) - 2)',
      ),
    },
  };
}

const short: Partial<Parameters> = { burnInYears: 2, branchYears: 2 };

/** Few and small enough for an interpreter and an emulated processor. */
export const portable: readonly Golden[] = [
  golden('small', 1, { burnInYears: 1, branchYears: 1, organisationCount: 30 }, arms),
  golden('lively', 2, { ...short, ...lively, organisationCount: 30 }, ['cluster', 'consolidated']),
  golden('eventful', 6, { ...short, organisationCount: 30 }, ['isolated', 'cluster'], eventful(24)),
];

/** The others, pinned on one engine alone. */
export const heavy: readonly Golden[] = [
  golden('weekly', 3, { ...short, ...lively, organisationCount: 60, stepsPerYear: 48 }, ['cluster', 'hub']),
  golden('medium', 4, { ...short, organisationCount: 90 }, ['isolated', 'cluster', 'platform', 'planner']),
  golden('default', 5, {}, ['isolated', 'cluster']),
];
