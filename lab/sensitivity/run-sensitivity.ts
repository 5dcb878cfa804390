import type { LoadedScenario } from '#scenarios';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import type { Design } from '../designs/design.ts';
import { latinSupercube } from '../designs/latin-supercube.ts';
import { scenarioAt } from '../sweep/point-scenario.ts';
import { wordOf } from '../sweep/word-of.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import type { ChosenFactor, LeftOut } from './choose-factors.ts';
import { contrastPhrase } from './contrast.ts';
import { type FactorGroup, eachAlone } from './factor-group.ts';
import { type MorrisDesign, firstTrajectories, morrisDesign } from './morris-design.ts';
import type { RankedRow, Ranked } from './rank.ts';
import { rankMorris, rankPawn, rankSobol } from './rank.ts';
import { type PointProgress, type PointRunner, type Trial, type TrialPoint, sweepOver } from './trial.ts';
import { seedTextOf } from '../seed-text.ts';
import { sobolDesign } from './sobol-design.ts';

export const methods = ['morris', 'sobol', 'pawn'] as const;
export type Method = (typeof methods)[number];

/** How much is run: trajectories of Morris, rows of Sobol’, points of PAWN. */
export interface Budget {
  readonly method: Method;
  readonly size: number;
  /** Whether Sobol’ tells pairs. */
  readonly hasPairs: boolean;
  /** Whether parameters of a corner move together. */
  readonly isByCorner: boolean;
}

/** Points of an experiment with their luck, and what turns values into ranks. */
export interface Experiment {
  readonly design: Design;
  readonly groups: readonly FactorGroup[];
  /** Which luck a point has: points with the same number share theirs. */
  readonly luckOf: (index: number) => number;
  readonly rank: (values: readonly Float64Array[]) => Ranked;
}

/** What a scenario’s answer depends on, ranked. */
export interface Sensitivity extends Ranked {
  readonly trial: Trial;
  readonly budget: Budget;
  readonly factors: readonly ChosenFactor[];
  readonly leftOut: readonly LeftOut[];
  readonly narrowed: readonly string[];
  readonly rows: readonly RankedRow[];
  /** Mean of the outcome over the points of the design. */
  readonly mean: number;
  /** Whether no parameter changes the outcome: points that share their luck have the same. */
  readonly isFlat: boolean;
  readonly points: number;
  readonly pairs: number;
}

/** Lays out an experiment over some factors. */
export function experimentOf(
  factors: readonly ChosenFactor[],
  { method, size, hasPairs, isByCorner }: Budget,
  seedText: string,
): Experiment {
  const names = factors.map(({ name }) => name);
  const groups = isByCorner ? byCorner(factors) : eachAlone(names);
  const seed = wordOf(`${seedText}/${method}`);
  if (method === 'pawn') {
    const design = latinHypercube(size, factors.length, seed);
    return {
      design,
      groups: eachAlone(names),
      luckOf: () => 0,
      rank: (values) => rankPawn(design, names, values),
    };
  }
  if (method === 'sobol') {
    const design = sobolDesign(latinSupercube(size, 2 * factors.length, seed), groups, hasPairs);
    return { design, groups, luckOf: () => 0, rank: (values) => rankSobol(design, values) };
  }
  const design = morrisDesign(groups, { trajectories: size, seed });
  return {
    design,
    groups,
    // Within a trajectory luck is common, so that a step shows the parameter; each trajectory has its own, so that the mean over
    // them is one over luck as well.
    luckOf: (index) => Math.floor(index / (groups.length + 1)),
    rank: (values) => rankMorris(design, values),
  };
}

function byCorner(factors: readonly ChosenFactor[]): FactorGroup[] {
  const corners = [...new Set(factors.map(({ corner }) => corner))];
  return corners.map((corner) => ({
    name: corner,
    factors: factors.flatMap((factor, i) => (factor.corner === corner ? [i] : [])),
  }));
}

/** The points of an experiment as values and seeds. */
export function pointsOf({ design, luckOf }: Experiment, trial: Trial): TrialPoint[] {
  const point = new Float64Array(design.factorCount);
  const seedText = seedTextOf(trial.base);
  return Array.from({ length: design.count }, (_, index) => {
    design.at(index, point);
    const luck = luckOf(index);
    return {
      values: trial.factors.map((factor, i) => factor.valueOf(point[i])),
      seed: luck === 0 ? seedText : `${seedText.slice(0, 180)}/luck-${luck}`,
    };
  });
}

/** Conditions between parameters that points break, each once. */
export function conflictsAt(trial: Trial, points: readonly TrialPoint[]): string[] {
  const sweep = sweepOver(trial, points);
  const conflicts = points.flatMap((_, index) => {
    const parsing = scenarioAt(sweep, index);
    return parsing.ok ? [] : parsing.issues.map(({ expected }) => expected);
  });
  return [...new Set(conflicts)];
}

/**
 * Runs an experiment and ranks what matters.
 *
 * @throws RangeError where a run failed, or the outcome has no value: indices need every point
 */
export async function runSensitivity(
  trial: Trial,
  experiment: Experiment,
  about: About,
  run: PointRunner,
  onProgress?: (progress: PointProgress) => void,
): Promise<Sensitivity> {
  const points = pointsOf(experiment, trial);
  const { values } = await run(trial, points, onProgress);
  return rankedBy(trial, experiment, about, points, values);
}

/**
 * Runs the trajectories of Morris one after the other, and ranks what matters as soon as there are two, then after each.
 *
 * The last ranking is that of `runSensitivity`.
 *
 * @throws RangeError as `runSensitivity` does
 */
export async function runTrajectories(
  trial: Trial,
  experiment: Experiment & { readonly design: MorrisDesign },
  about: About,
  run: PointRunner,
  onProgress: (done: number, planned: number) => void,
  onRanking: (sensitivity: Sensitivity) => void,
): Promise<void> {
  const { trajectories, groups } = experiment.design;
  const points = pointsOf(experiment, trial);
  const length = groups.length + 1;
  const values: Float64Array[] = [];
  for (let count = 1; count <= trajectories; count += 1) {
    const own = points.slice((count - 1) * length, count * length);
    const results = await run(trial, own, ({ done, planned }) =>
      onProgress(done + (count - 1) * planned, trajectories * planned),
    );
    values.push(...results.values);
    if (count < 2) continue;
    const design = firstTrajectories(experiment.design, count);
    const part = {
      ...experiment,
      design,
      rank: (known: readonly Float64Array[]) => rankMorris(design, known),
    };
    onRanking(rankedBy(trial, part, about, points.slice(0, count * length), values));
  }
}

type About = Pick<Sensitivity, 'budget' | 'factors' | 'leftOut' | 'narrowed'>;

function rankedBy(
  trial: Trial,
  { rank, luckOf }: Pick<Experiment, 'rank' | 'luckOf'>,
  about: About,
  points: readonly TrialPoint[],
  values: readonly Float64Array[],
): Sensitivity {
  requireValues(trial, points, values);
  const mean = values.reduce((sum, own) => sum + meanAndVariance(own).mean, 0) / values.length;
  return {
    ...about,
    ...rank(values),
    trial,
    mean,
    isFlat: isFlatOver(values, luckOf),
    points: points.length,
    pairs: points.length * trial.replications,
  };
}

/** @throws RangeError that says how many points lack a value, and which is the first */
function requireValues(
  { factors, contrast }: Trial,
  points: readonly TrialPoint[],
  values: readonly Float64Array[],
): void {
  const lacking = points.filter((_, i) => values[i].some(Number.isNaN));
  if (lacking.length === 0) return;
  const why = contrast.isRelative ? ' (in per cent there is none where the baseline has 0)' : '';
  const subject = contrastPhrase(contrast);
  if (values.every((own) => own.every(Number.isNaN)))
    throw new RangeError(`${subject} has no value at any of ${points.length} points${why}`);
  const inputs = factors.map(({ name }, i) => `${name} ${String(lacking[0].values[i])}`).join(', ');
  throw new RangeError(
    `${subject} has no value${why}, or a run failed, at ${lacking.length} of ${points.length} points, the first at ${inputs}`,
  );
}

/** Whether all points that share their luck have the same values. */
function isFlatOver(values: readonly Float64Array[], luckOf: (index: number) => number): boolean {
  const firsts = new Map<number, Float64Array>();
  return values.every((own, index) => {
    const luck = luckOf(index);
    const first = firsts.get(luck) ?? own;
    firsts.set(luck, first);
    return own.every((value, replication) => value === first[replication]);
  });
}

/** Years of the short run by which idle parameters are known. */
export const probeYears = { burnInYears: 1, branchYears: 2 } as const;

/** The same scenario for fewer years. */
export function probeSet({ document }: LoadedScenario): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(probeYears).map(([name, years]) => {
      const own = document.parameters?.[name as keyof typeof probeYears];
      return [name, typeof own === 'number' ? Math.min(own, years) : years];
    }),
  );
}

/**
 * Which factors change any bit of a short run, at either end of their range: others are not read under these arms.
 *
 * @param trial the experiment over a few years, with one replication
 * @returns one answer per factor
 */
export async function activeFactors(
  trial: Trial,
  factors: readonly ChosenFactor[],
  run: PointRunner,
  onProgress?: (progress: PointProgress) => void,
): Promise<boolean[]> {
  const own = factors.map((factor) => factor.own);
  const seed = seedTextOf(trial.base);
  const moved = factors.flatMap(({ min, max }, i) => [own.with(i, min), own.with(i, max)]);
  const { hashes } = await run(
    trial,
    [own, ...moved].map((values) => ({ values, seed })),
    onProgress,
  );
  return factors.map((_, i) => [2 * i + 1, 2 * i + 2].some((at) => hashes[at] !== hashes[0]));
}
