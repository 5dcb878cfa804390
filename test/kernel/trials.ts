import {
  type Arm,
  type ParameterName,
  type Parameters,
  type Scenario,
  leverNames,
  registry,
} from '#sim-core';

/** Lively enough that most parameters show within two years. */
export const base: Partial<Parameters> = {
  organisationCount: 20,
  burnInYears: 0,
  branchYears: 2,
  contactRate: 48,
  entryRate: 0.3,
  extraSkills: 1,
  twoSkills: 0.3,
};

export interface Trial {
  /** Changed value, when the default rule does not show the effect. */
  readonly to?: number;
  /** Other parameters without which this one is rightly without effect. */
  readonly given?: Partial<Parameters>;
  readonly arm?: Arm;
}

/** Public money for every lever, without which parameters of policy are rightly without effect. */
export function fundedWhereNeeded(scenario: Scenario, name: ParameterName): Scenario {
  if (registry[name].corner !== 'policy') return scenario;
  const charges = Array.from({ length: 24 }, () => 60);
  return {
    ...scenario,
    timeline: { levers: Object.fromEntries(leverNames.map((lever) => [lever, charges])) },
  };
}

/** Searches that ties leave empty-handed are rare among people who know each other. */
const fewContacts: Partial<Parameters> = {
  contactRate: 0,
  platformTrust: 0.5,
  brokerIntroductions: 0,
  eventCost: 1e6,
};
const consolidated: Trial = { arm: 'consolidated' };

/** What differs from the rule: doubled, or halved where the range forbids, in the cluster. */
export const trials: Partial<Record<ParameterName, Trial>> = {
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
  brokerCandidates: { to: 1, given: fewContacts },
  brokerTrust: { to: 0.9, given: fewContacts },
  listingReach: { to: 1, given: { ...fewContacts, brokerSearches: 0 } },
  listingHalf: { to: 100, given: { ...fewContacts, brokerSearches: 0 } },
  span: { to: 2, ...consolidated },
  fidelity: consolidated,
  headquartersSlots: { to: 0, ...consolidated },
  layerOverhead: consolidated,
  scaleSaving: consolidated,
  internalTeamCost: consolidated,
  divisionMonths: { to: 1, ...consolidated },
  directorySize: { to: 1, ...consolidated },
};

export function changed(name: ParameterName): number {
  const { value, min, max } = registry[name];
  const doubled = 2 * (base[name] ?? value);
  return doubled <= max ? doubled : Math.max(min, (base[name] ?? value) / 2);
}
