import type { ParameterName } from './registry.ts';

/**
 * Parameters that can follow no path: they set time and size, or are used up when the region is founded. Growth of
 * demand compounds from the first step on; who wants another path gives one to the demand rate.
 */
export const foundingParameters: readonly ParameterName[] = [
  'stepsPerYear',
  'burnInYears',
  'branchYears',
  'organisationCount',
  'relatedShare',
  'factorShare',
  'coreSkillCount',
  'complementarySkillCount',
  'capacitySpread',
  'anchorShare',
  'startCash',
  'customersPerOrganisation',
  'exportShare',
  'demandSpread',
  'demandGrowth',
  'sophisticationLow',
  'sophisticationHigh',
];
