import { type Context, createContext } from './context.ts';
import { governanceOf } from './governance/arms.ts';
import { type Arm, armsLength } from './governance/governance.ts';
import { type MeasureName, at, measureNames, measures } from './indicators/measures.ts';
import { month } from './month.ts';
import { type Network, networkOf } from './network.ts';
import { Random } from './random/random.ts';
import { openRecord } from './record.ts';
import { inOneShape } from './parameters/registry.ts';
import type { Scenario } from './scenario.ts';
import type { Timeline } from './timeline.ts';
import { bindListedTies, establish } from './world/establish.ts';
import { hashWorld } from './world/hash-world.ts';
import { type World, copyWorld, createWorld, sizesOf } from './world/world.ts';

export interface RunOptions {
  readonly arm: Arm;
  /** Which draw of luck, from 0; the same replication has the same luck in every arm. */
  readonly replication?: number;
  /** Steps, counted from 1, after which the state is hashed, besides the last. */
  readonly hashAfter?: readonly number[];
  /** Whether to describe who knew whom at the end. */
  readonly withNetwork?: boolean;
}

/** A way in which a region goes on after the burn-in. */
export interface Branch {
  readonly arm: Arm;
  /** What changes from then on; nothing does when left out. */
  readonly timeline?: Timeline | undefined;
}

/** What one arm of one replication did, burn-in included. */
export interface Run {
  readonly arm: Arm;
  readonly replication: number;
  /** Steps in all, and those before the arms branch. */
  readonly steps: number;
  readonly branch: number;
  readonly stepsPerYear: number;
  /** `steps` rows of one number per measure, in the order of `measureNames`; totals are those of the whole region. */
  readonly series: Float64Array;
  /** State hash after each step asked for, and after the last. */
  readonly hashes: Readonly<Record<number, string>>;
  readonly network?: Network;
}

/**
 * Simulates one arm of a scenario: burn-in under isolated rules, then the branch.
 *
 * @param scenario checked at the boundary by `scenarios.parse`
 * @example simulate(scenario, { arm: 'cluster', replication: 0 }).series
 */
export function simulate(scenario: Scenario, { arm, ...options }: RunOptions): Run {
  return simulateArms(scenario, { ...options, arms: [arm] })[0];
}

/**
 * Simulates several arms that share one burn-in, each from the same bytes.
 *
 * @param options `arms` in the order of the result, each at most once; else as in `simulate`
 */
export function simulateArms(
  scenario: Scenario,
  { arms, ...options }: Omit<RunOptions, 'arm'> & { readonly arms: readonly Arm[] },
): Run[] {
  const { timeline } = scenario;
  return simulateBranches(scenario, { ...options, branches: arms.map((arm) => ({ arm, timeline })) });
}

/**
 * Simulates several ways to go on from one burn-in, each from the same bytes.
 *
 * @param options `branches` in the order of the result, each with its own timeline in place of the scenario's
 * @example simulateBranches(scenario, { branches: [{ arm: 'cluster' }, { arm: 'cluster', timeline }] })
 */
export function simulateBranches(
  scenario: Scenario,
  {
    branches,
    replication = 0,
    hashAfter = [],
    withNetwork = false,
  }: Omit<RunOptions, 'arm'> & { readonly branches: readonly Branch[] },
): Run[] {
  const point = burnIn(scenario, { replication, hashAfter });
  return branches.map((each, i) =>
    branchOff(scenario, point, each, { hashAfter, withNetwork, isLast: i === branches.length - 1 }),
  );
}

/** A region at the end of its burn-in, from which any number of branches may start. */
export interface BranchPoint {
  readonly replication: number;
  /** Steps lived. */
  readonly branch: number;
  readonly world: World;
  readonly random: Random;
  readonly record: Float64Array;
  readonly series: Float64Array;
  readonly hashes: Readonly<Record<number, string>>;
}

/** Steps to live stretch by stretch: whoever leads may look at what came of them, or end, in between. */
export interface Life<T> {
  /** Steps to live in all, burn-in included. */
  readonly steps: number;
  /** Steps lived so far. */
  readonly lived: number;
  /** Lives on until so many steps have been lived, at most `steps`. */
  readonly advance: (to: number) => void;
  /** What came of the steps lived so far. */
  readonly outcome: () => T;
}

/**
 * Lives the burn-in of one replication, for whoever starts branches from it more than once.
 *
 * @example const point = burnIn(scenario); branchOff(scenario, point, { arm: 'cluster' }).series
 */
export function burnIn(
  scenario: Scenario,
  options: Pick<RunOptions, 'replication' | 'hashAfter'> = {},
): BranchPoint {
  return whole(startBurnIn(scenario, options));
}

/** The burn-in of one replication, to be lived stretch by stretch; its outcome is taken once, after all steps. */
export function startBurnIn(
  scenario: Scenario,
  { replication = 0, hashAfter = [] }: Pick<RunOptions, 'replication' | 'hashAfter'> = {},
): Life<BranchPoint> {
  const { organisations, ties } = scenario;
  const parameters = inOneShape(scenario.parameters);
  const branch = parameters.burnInYears * parameters.stepsPerYear;
  const random = new Random(scenario.seed, replication);
  const world = createWorld(sizesOf(organisations?.length ?? parameters.organisationCount, parameters));
  establish(world, { ...scenario, parameters }, random);
  const series = new Float64Array(stepsOf(scenario) * measureNames.length);
  const hashes: Record<number, string> = {};
  const context = createContext(world, parameters, random, armsLength);
  const advance = (from: number, to: number) =>
    live(context, from, to, { series, sample: scenario.sample, hashAfter, hashes });
  return lifeOf(0, branch, advance, () => {
    if (organisations && ties) bindListedTies(world, organisations, ties);
    return { replication, branch, world, random, record: context.record, series, hashes };
  });
}

export interface BranchOptions extends Pick<RunOptions, 'hashAfter' | 'withNetwork'> {
  /** Whether no other branch will start from the point, so that its world may be used up. */
  readonly isLast?: boolean;
}

/**
 * Lives one branch from a stored point; the bytes are those of `simulate`.
 *
 * @param scenario may differ from that of the point in what the burn-in does not read, and in nothing else
 */
export function branchOff(
  scenario: Scenario,
  point: BranchPoint,
  branch: Branch,
  options: BranchOptions = {},
): Run {
  return whole(startBranch(scenario, point, branch, options));
}

/** One branch from a stored point, to be lived stretch by stretch; see {@link branchOff}. */
export function startBranch(
  scenario: Scenario,
  point: BranchPoint,
  { arm, timeline }: Branch,
  { hashAfter = [], withNetwork = false, isLast = false }: BranchOptions = {},
): Life<Run> {
  const parameters = inOneShape(scenario.parameters);
  const { stepsPerYear } = parameters;
  const { world, branch, replication } = point;
  const own = isLast ? world : createWorld(world.sizes);
  if (!isLast) copyWorld(world, own);
  const context = createContext(own, parameters, point.random, governanceOf[arm], timeline);
  context.record.set(point.record);
  const all = isLast ? point.series : point.series.slice();
  const hashes = { ...point.hashes };
  const advance = (from: number, to: number) =>
    live(context, from, to, { series: all, sample: scenario.sample, hashAfter, hashes });
  return lifeOf(branch, stepsOf(scenario), advance, (steps) => {
    const series = all.subarray(0, steps * measureNames.length);
    const told = { ...hashes, [steps]: hashes[steps] ?? hashWorld(own) };
    const run = { arm, replication, steps, branch, stepsPerYear, series, hashes: told };
    return withNetwork ? { ...run, network: networkOf(own, steps) } : run;
  });
}

/** A life from a step on; `advance` lives from one number of steps to another. */
function lifeOf<T>(
  from: number,
  steps: number,
  advance: (from: number, to: number) => void,
  outcome: (lived: number) => T,
): Life<T> {
  let lived = from;
  return {
    steps,
    get lived() {
      return lived;
    },
    advance(to) {
      const end = Math.max(lived, Math.min(to, steps));
      advance(lived, end);
      lived = end;
    },
    outcome: () => outcome(lived),
  };
}

function whole<T>(life: Life<T>): T {
  life.advance(life.steps);
  return life.outcome();
}

function stepsOf({ parameters }: Scenario): number {
  return (parameters.burnInYears + parameters.branchYears) * parameters.stepsPerYear;
}

/** One measure of a run, a number per step. */
export function seriesOf(run: Run, measure: MeasureName): Float64Array {
  const width = measureNames.length;
  return Float64Array.from({ length: run.steps }, (_, step) => run.series[step * width + at[measure]]);
}

/** Where the record and the hashes of some steps go. */
interface Destination {
  readonly series: Float64Array;
  readonly sample: number | undefined;
  readonly hashAfter: readonly number[];
  readonly hashes: Record<number, string>;
}

const totals = measureNames.filter((name) => measures[name].extent === 'total').map((name) => at[name]);

function live(
  context: Context,
  from: number,
  to: number,
  { series, sample = 1, hashAfter, hashes }: Destination,
): void {
  for (let step = from; step < to; step += 1) {
    context.step = step;
    openRecord(context);
    month(context);
    const row = step * measureNames.length;
    series.set(context.record, row);
    if (sample !== 1) for (const column of totals) series[row + column] *= sample;
    if (hashAfter.includes(step + 1)) hashes[step + 1] = hashWorld(context.world);
  }
}
