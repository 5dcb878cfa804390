import meetingsAndTrust from '../../scenarios/sweeps/meetings-and-trust.json' with { type: 'json' };
import threeRegions from '../../scenarios/sweeps/three-regions.json' with { type: 'json' };

/** The sweeps that Carat ships, as they stand in their files. */
export const shippedSweeps: Readonly<Record<string, unknown>> = {
  'meetings-and-trust': meetingsAndTrust,
  'three-regions': threeRegions,
};
