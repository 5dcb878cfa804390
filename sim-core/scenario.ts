import type { Parameters } from './parameters/registry.ts';
import type { Timeline } from './timeline.ts';

/** One organisation of a user's own cluster. What is left out is drawn as for a synthetic one. */
export interface OrganisationInput {
  /** Unique; sets the organisation's luck, so that the order of a file does not matter. */
  readonly id: string;
  readonly kind: 'firm' | 'related' | 'factor';
  /** km east and north of the region’s centre. */
  readonly x?: number;
  readonly y?: number;
  /** k€ per month, above 0. */
  readonly capacity?: number;
  /** Levels in [0, 1] by skill index; core skills come first. */
  readonly skills?: readonly { readonly skill: number; readonly level: number }[];
}

/** One observed relation between two organisations. */
export interface TieInput {
  readonly source: string;
  readonly target: string;
  /** In (0, 1]. */
  readonly weight: number;
}

/** All that the kernel needs to know. Checked at the boundary by `scenarios.parse`. */
export interface Scenario {
  readonly name: string;
  /** Unsigned 32-bit key of all luck. */
  readonly seed: number;
  readonly parameters: Parameters;
  /**
   * One organisation in so many of the region is simulated: 1 or more, all of them when left out. It changes nothing that happens, and
   * multiplies the totals of the series, which so are those of the whole region.
   */
  readonly sample?: number;
  /** Named organisations; without them, `organisationCount` synthetic ones are drawn. */
  readonly organisations?: readonly OrganisationInput[];
  /** Relations that exist when the arms branch. */
  readonly ties?: readonly TieInput[];
  /** What changes after the branch: paths of parameters, levers, shocks. */
  readonly timeline?: Timeline;
}
