import fc from 'fast-check';
import { type ParameterName, type Parameters, type Scenario, parameterNames, registry } from '#sim-core';
import { regionOf } from './regions.ts';

/** Values beyond these only make a run long; the registry's own range holds for every other parameter. */
const bounded: Partial<Record<ParameterName, readonly [number, number]>> = {
  customersPerOrganisation: [0.1, 6],
  demandRate: [0, 40],
  entrantAccounts: [0, 50],
  contactRate: [0, 60],
  ambientContactRate: [0, 60],
  programmeRate: [0, 60],
  meetingTries: [1, 8],
};

/** Time and size are drawn apart. */
const apart: readonly ParameterName[] = ['stepsPerYear', 'burnInYears', 'branchYears', 'organisationCount'];

const free = parameterNames.filter((name) => !apart.includes(name));

function valueOf(name: ParameterName): fc.Arbitrary<number> {
  const [min, max] = bounded[name] ?? [registry[name].min, registry[name].max];
  if (registry[name].whole) return fc.integer({ min, max });
  return fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
}

/** Some parameters anywhere in their range, the others as in the registry. */
const anyParameters: fc.Arbitrary<Partial<Parameters>> = fc
  .uniqueArray(fc.constantFrom(...free), { maxLength: 12 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, valueOf(name)]))));

/** Small regions with parameters anywhere in their ranges, a year before the branch and a year after it. */
export const anyRegion: fc.Arbitrary<Scenario> = fc
  .record({
    changes: anyParameters,
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    organisationCount: fc.integer({ min: 1, max: 40 }),
    stepsPerYear: fc.constantFrom(12, 12, 24),
  })
  .map(({ changes, seed, organisationCount, stepsPerYear }) =>
    regionOf({ ...changes, organisationCount, stepsPerYear, burnInYears: 1, branchYears: 1 }, seed),
  );
