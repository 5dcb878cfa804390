import businessDemography from '../../scenarios/targets/business-demography.json' with { type: 'json' };

/** The targets files that Carat ships, as they stand in their files. */
export const shippedTargets: Readonly<Record<string, unknown>> = {
  'business-demography': businessDemography,
};
