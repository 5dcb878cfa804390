import type { Arm, Scenario } from '#sim-core';
import { type Context, createContext } from '#sim-core/context.ts';
import { governanceOf } from '#sim-core/governance/arms.ts';
import { armsLength } from '#sim-core/governance/governance.ts';
import { month } from '#sim-core/month.ts';
import { Random } from '#sim-core/random/random.ts';
import { openRecord } from '#sim-core/record.ts';
import { bindListedTies, establish } from '#sim-core/world/establish.ts';
import { type World, copyWorld, createWorld, sizesOf } from '#sim-core/world/world.ts';

/** The world of a scenario at step 0, before its first month. */
export function foundedWorld(scenario: Scenario, random = new Random(scenario.seed, 0)): World {
  const { parameters, organisations } = scenario;
  const world = createWorld(sizesOf(organisations?.length ?? parameters.organisationCount, parameters));
  establish(world, scenario, random);
  return world;
}

/** The world of a scenario where the arms branch. */
export function branchedWorld(scenario: Scenario, random = new Random(scenario.seed, 0)): World {
  const world = foundedWorld(scenario, random);
  live(createContext(world, scenario.parameters, random, armsLength), 0, branchOf(scenario));
  if (scenario.organisations && scenario.ties) bindListedTies(world, scenario.organisations, scenario.ties);
  return world;
}

/** Step at which the arms of a scenario branch. */
export function branchOf({ parameters }: Scenario): number {
  return parameters.burnInYears * parameters.stepsPerYear;
}

/** Number of steps of a scenario. */
export function stepsOf({ parameters }: Scenario): number {
  return (parameters.burnInYears + parameters.branchYears) * parameters.stepsPerYear;
}

/** A context of one arm over a copy of a world, so that several arms can start from it. */
export function armOver(world: World, scenario: Scenario, arm: Arm): Context {
  const own = createWorld(world.sizes);
  copyWorld(world, own);
  return createContext(
    own,
    scenario.parameters,
    new Random(scenario.seed, 0),
    governanceOf[arm],
    scenario.timeline,
  );
}

/** Lives the steps from one to another, and calls back after each. */
export function live(context: Context, from: number, to: number, after?: (step: number) => void): void {
  for (let step = from; step < to; step += 1) {
    context.step = step;
    openRecord(context);
    month(context);
    after?.(step);
  }
}
