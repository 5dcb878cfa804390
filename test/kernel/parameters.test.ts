import { expect, test } from 'vitest';
import {
  type Arm,
  type ParameterName,
  type Parameters,
  defaultParameters,
  parameterNames,
  registry,
} from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { simulate } from '../support/compiled-kernel.ts';
import { regionOf } from '../support/regions.ts';

/** Lively enough that most parameters show within two years. */
const base: Partial<Parameters> = {
  organisationCount: 20,
  burnInYears: 0,
  branchYears: 2,
  contactRate: 48,
  entryRate: 0.3,
  extraSkills: 1,
  twoSkills: 0.3,
};

interface Trial {
  /** Changed value, when the default rule does not show the effect. */
  readonly to?: number;
  /** Other parameters without which this one is rightly without effect. */
  readonly given?: Partial<Parameters>;
  readonly arm?: Arm;
}

const consolidated: Trial = { arm: 'consolidated' };

/** What differs from the rule: doubled, or halved where the range forbids, in the cluster. */
const trials: Partial<Record<ParameterName, Trial>> = {
  burnInYears: { to: 1 },
  demandGrowth: { to: 0.1 },
  clientGrowth: { to: 0.1 },
  anchorShare: { to: 0.5 },
  ambientContactRate: { to: 12 },
  programmeShare: { to: 0.5 },
  programmeRate: { given: { programmeShare: 0.5 } },
  programmeYears: { given: { programmeShare: 0.5 } },
  dividendMonths: { to: 2 },
  accountPatience: { to: 1 },
  acquireAbove: { to: 0.5 },
  acquireLevel: { given: { acquireAbove: 0.5 } },
  acquireCost: { given: { acquireAbove: 0.5 } },
  attentionBudget: { to: 2 },
  relocationRate: { to: 1 },
  relocationCost: { given: { relocationRate: 1 } },
  entrySalesFloor: { to: 1, given: { demandGrowth: -0.3, entryRate: 0.5, branchYears: 8 } },
  priceFloor: { to: 1 },
  largeStaffCapacity: { to: 40 },
  entrySalesCeiling: { to: 1 },
  exitMonths: { given: { startCash: 1 } },
  rehireShare: { given: { startCash: 1 } },
  capacityBacklog: { to: 3 },
  capacityCash: { to: 30 },
  hops: { to: 1 },
  imitationStrength: { to: 0 },
  defection: { to: 0.5 },
  hubCandidates: { to: 1, arm: 'hub' },
  hubRoutings: { to: 1, arm: 'hub' },
  platformCandidates: { to: 1, arm: 'platform', given: { platformTrust: 0.5 } },
  platformTrust: { to: 0.5, arm: 'platform' },
  span: { to: 2, ...consolidated },
  fidelity: consolidated,
  headquartersSlots: { to: 0, ...consolidated },
  layerOverhead: consolidated,
  scaleSaving: consolidated,
  internalTeamCost: consolidated,
  divisionMonths: { to: 1, ...consolidated },
  directorySize: { to: 1, ...consolidated },
};

function changed(name: ParameterName): number {
  const { value, min, max } = registry[name];
  const doubled = 2 * (base[name] ?? value);
  return doubled <= max ? doubled : Math.max(min, (base[name] ?? value) / 2);
}

const known = new Map<string, string>();

function fingerprint(changes: Partial<Parameters>, arm: Arm): string {
  const key = JSON.stringify([changes, arm]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { series, hashes } = simulate(regionOf({ ...base, ...changes }), { arm });
  const found = new StateHash().add(series).hex() + Object.values(hashes).join();
  known.set(key, found);
  return found;
}

test.each(parameterNames)('%s has an effect', (name) => {
  const { to = changed(name), given = {}, arm = 'cluster' } = trials[name] ?? {};
  const { min, max, whole } = registry[name];
  expect(to >= min && to <= max && (!whole || Number.isInteger(to)), `${name} can be ${to}`).toBe(true);
  expect(fingerprint({ ...given, [name]: to }, arm)).not.toBe(fingerprint(given, arm));
});

test.each(parameterNames)('%s lies in its range and names its unit and source', (name) => {
  const { value, min, max, unit, description, source, whole } = registry[name];
  expect(value >= min && value <= max).toBe(true);
  expect(!whole || Number.isInteger(value)).toBe(true);
  expect(unit.length * description.length * source.length).toBeGreaterThan(0);
});

test('every number of the model comes from the registry', () => {
  expect(Object.keys(defaultParameters())).toEqual(parameterNames);
});
