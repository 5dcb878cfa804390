import {
  type OrganisationInput,
  type Parameters,
  type Scenario,
  type Timeline,
  defaultParameters,
  leverNames,
} from '#sim-core';

/** A short life in a small region, for tests that need many runs. */
export const smallRegion: Partial<Parameters> = { organisationCount: 30, burnInYears: 1, branchYears: 2 };

/** Every switch that is off by default, on: so that every branch of every mechanism is reached within a few years. */
export const livelyRegion: Partial<Parameters> = {
  ...smallRegion,
  clientGrowth: 0.1,
  programmeShare: 0.5,
  ambientContactRate: 6,
  contactRate: 48,
  relocationRate: 0.5,
  mobilityRate: 0.5,
  defection: 0.5,
  entryRate: 0.3,
  startCash: 1,
  entrantCash: 1,
  acquireAbove: 0.5,
  extraSkills: 1.5,
  twoSkills: 0.3,
  threeSkills: 0.2,
};

/** A scenario of synthetic organisations. */
export function regionOf(changes: Partial<Parameters> = smallRegion, seed = 2026): Scenario {
  return { name: 'test', seed, parameters: defaultParameters(changes) };
}

/** A scenario of listed organisations. */
export function listedRegion(
  organisations: readonly OrganisationInput[],
  changes: Partial<Parameters> = smallRegion,
): Scenario {
  return { ...regionOf(changes), organisations };
}

/** Organisations `prefix-0` to `prefix-(n − 1)` of one kind, everything else drawn. */
export function organisationsOf(
  kind: OrganisationInput['kind'],
  count: number,
  prefix: string = kind,
): OrganisationInput[] {
  return Array.from({ length: count }, (_, n) => ({ id: `${prefix}-${n}`, kind }));
}

/** Regions in which something is missing altogether. */
export const emptyRegions: Readonly<Record<string, Scenario>> = {
  'one organisation': regionOf({ ...smallRegion, organisationCount: 1 }),
  'one company among institutions': listedRegion([
    ...organisationsOf('factor', 5),
    ...organisationsOf('firm', 1),
  ]),
  'institutions only': listedRegion(organisationsOf('factor', 3)),
  'companies that all close': regionOf({
    ...smallRegion,
    organisationCount: 12,
    startCash: 0,
    fixedCost: 1,
    variableCost: 1,
    entryRate: 0,
    divisionMonths: 3,
  }),
  'no customer turns up': regionOf({ ...smallRegion, demandRate: 0 }),
};

/** Every lever at work, and every shock, within the first year after the branch. */
export function eventfulTimeline(steps: number): Timeline {
  const charges = Array.from({ length: steps }, () => 100);
  return {
    levers: Object.fromEntries(leverNames.map((name) => [name, charges])),
    shocks: [
      { shock: 'demand', step: 1, steps: 3, size: 0.2 },
      { shock: 'frontier', step: 2, steps: 1, size: 0.1 },
      { shock: 'credit', step: 2, steps: 3, size: 0.5 },
      { shock: 'institutions', step: 6, steps: 1, size: 1 },
      { shock: 'best-connected', step: 4, steps: 1, size: 1 },
      { shock: 'random-loss', step: 5, steps: 1, size: 2 },
    ],
  };
}
