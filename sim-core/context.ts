import { type Conditions, createConditions } from './conditions.ts';
import { type Deal, createDeal } from './deal.ts';
import type { Governance } from './governance/governance.ts';
import { measureNames } from './indicators/measures.ts';
import type { Parameters } from './parameters/registry.ts';
import type { Random } from './random/random.ts';
import type { Timeline } from './timeline.ts';
import { type Search, createSearch } from './search.ts';
import type { World } from './world/world.ts';

/** What every mechanism gets: the world, the rules, the luck, the time, and the row of the record to fill. */
export interface Context {
  readonly world: World;
  /** Those of the step at hand. */
  readonly parameters: Parameters;
  readonly conditions: Conditions;
  readonly random: Random;
  readonly governance: Governance;
  /** Length of a step. */
  readonly years: number;
  readonly months: number;
  /** Index of the step, from 0. */
  step: number;
  /** This step's row of the record, by `at`. */
  readonly record: Float64Array;
  /** Scratch: the opportunity in hand, the search in hand, and three numbers per person. */
  readonly deal: Deal;
  readonly search: Search;
  readonly scratch: Int32Array;
  /** Scratch: one number per organisation, and one per skill. */
  readonly sizes: Float64Array;
  readonly skillSales: Float64Array;
}

/** A context over a world, with everything allocated that a month will ever need. */
export function createContext(
  world: World,
  parameters: Parameters,
  random: Random,
  governance: Governance,
  timeline: Timeline = {},
): Context {
  const conditions = createConditions(parameters, timeline, world.sizes.skills);
  return {
    world,
    parameters: conditions.parameters,
    conditions,
    random,
    governance,
    years: 1 / parameters.stepsPerYear,
    months: 12 / parameters.stepsPerYear,
    step: 0,
    record: new Float64Array(measureNames.length),
    deal: createDeal(),
    search: createSearch(),
    scratch: new Int32Array(3 * world.sizes.people),
    sizes: new Float64Array(world.sizes.organisations),
    skillSales: new Float64Array(world.sizes.skills),
  };
}
