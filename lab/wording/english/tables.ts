import { measures } from '#sim-core';
import type { CountedMeasure, MeasureGroup, ShownMeasure } from '../../report/shown-measures.ts';
import { intervalName } from '../../verdict/wording.ts';

const groups: Readonly<Record<MeasureGroup, string>> = {
  money: 'Money',
  companies: 'Companies',
  relations: 'Skills and relations',
};

/** Under the name that a reader knows. */
const names: Readonly<Record<ShownMeasure, string>> = {
  turnover: 'Turnover',
  exportTurnover: 'Turnover outside the region',
  relatedTurnover: 'Turnover of related companies',
  valueAdded: 'Value added',
  attentionCosts: 'Cost of attention',
  profit: 'Profit',
  returnOnInvestment: 'Return on local investment',
  employment: 'Employment',
  firms: 'Firms',
  related: 'Related companies',
  births: 'Births',
  deaths: 'Closures',
  meanUtilisation: 'Utilisation of capacity',
  herfindahl: 'Concentration (Herfindahl)',
  meanSkill: 'Mean skill',
  skillUniqueness: 'Companies with a skill hard to find elsewhere',
  locationQuotient: 'Specialisation (location quotient)',
  meanDegree: 'Ties per person',
  meanTrust: 'Mean trust of a tie',
  meanRedirect: 'Willingness to redirect or collaborate',
};

/** As the record has them. */
const units: Readonly<Record<CountedMeasure, string>> = {
  employment: measures.employment.unit,
  firms: measures.firms.unit,
  related: measures.related.unit,
  births: measures.births.unit,
  deaths: measures.deaths.unit,
  meanSkill: measures.meanSkill.unit,
  locationQuotient: measures.locationQuotient.unit,
  meanDegree: measures.meanDegree.unit,
  meanTrust: measures.meanTrust.unit,
};

/** Tables of numbers: headings, names of rows, units, notes. */
export const tables = {
  measures: {
    heading: 'The main measures, arm by arm',
    measure: 'Measure',
    groups,
    names,
    units,
    herfindahl: 'index, 1 is one company',
    percent: '%',
    thousand: 'thousand €',
    million: 'million €',
    billion: 'billion €',
    perYear: (unit: string) => `${unit} a year`,
    above: 'above isolated',
    below: 'below isolated',
    plannerShare: 'Share of the planner’s gap closed',
    note: (years: number, confidence: number, oneIn: number) =>
      `Means over the ${years} years after the branch, with the ${intervalName(confidence)} below. ▲ above isolated and ▼ below isolated beyond chance, by the paired difference; without a mark, chance alone could have made the difference. Where nothing differs, chance alone would mark about one number in ${oneIn}. A – stands where the replications support no interval, as where all give the same number.`,
  },
  losses: {
    heading: 'Lost opportunities, number by number',
    ofEvery: 'Of every 100, by value',
  },
};
