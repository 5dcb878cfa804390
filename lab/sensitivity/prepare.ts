import type { LoadedScenario } from '#scenarios';
import type { ParameterName } from '#sim-core';
import { type Choice, type ChosenFactor, chooseFactors } from './choose-factors.ts';
import type { Range } from './default-range.ts';
import { fitRanges } from './fit-ranges.ts';
import {
  type Budget,
  type Experiment,
  activeFactors,
  conflictsAt,
  experimentOf,
  pointsOf,
  probeSet,
} from './run-sensitivity.ts';
import { type PointProgress, type PointRunner, type Trial } from './trial.ts';
import { seedTextOf } from '../seed-text.ts';

/** What a ranking is to vary, and how much is run. */
export interface SensitivityPlan {
  readonly budget: Budget;
  /** The parameters to be varied, whatever is known of them; without, all that are uncertain and change anything. */
  readonly names?: readonly ParameterName[] | undefined;
  /** Share of the own value to either side, where a parameter has no range of its own. */
  readonly reach: number;
  readonly ranges?: ReadonlyMap<ParameterName, Range>;
}

/** An experiment that is ready to be run. */
export interface Prepared extends Choice {
  readonly trial: Trial;
  readonly experiment: Experiment;
  readonly narrowed: readonly string[];
}

/** Checks an experiment over some factors: the whole, or a short one with a single replication. */
export type TrialMaker = (
  factors: readonly ChosenFactor[],
  short?: Readonly<Record<string, unknown>>,
) => Trial;

/**
 * Chooses what is varied, leaves out what changes no bit of a short run, and lays the experiment out.
 *
 * @param run where the short runs are run
 * @throws RangeError where no parameter is left, or ranges break a condition however narrow
 */
export async function prepareSensitivity(
  loaded: LoadedScenario,
  { budget, names, reach, ranges = new Map() }: SensitivityPlan,
  trialOf: TrialMaker,
  run: PointRunner,
  onProgress?: (progress: PointProgress) => void,
): Promise<Prepared> {
  const choice = chooseFactors(loaded, reach, names, ranges);
  const active = names ? choice : await withoutIdle(choice, loaded, trialOf, run, onProgress);
  return laidOut(active, budget, seedTextOf(loaded), trialOf);
}

/** Lays the experiment out; without those that a narrowed range leaves a single value, as if they had not been named. */
function laidOut(
  { factors, leftOut }: Choice,
  budget: Budget,
  seedText: string,
  trialOf: TrialMaker,
): Prepared {
  if (factors.length === 0) throw new RangeError('no parameter is left to be varied');
  const experiment = experimentOf(factors, budget, seedText);
  const fitted = fitRanges(factors, (chosen) => {
    const trial = trialOf(chosen);
    return conflictsAt(trial, pointsOf(experiment, trial));
  });
  const trial = trialOf(fitted.factors);
  const isVaried = trial.factors.map(({ isConstant }) => !isConstant);
  if (isVaried.every(Boolean))
    return { factors: fitted.factors, leftOut, narrowed: fitted.narrowed, trial, experiment };
  const constant = factors.filter((_, i) => !isVaried[i]);
  return laidOut(
    {
      factors: factors.filter((_, i) => isVaried[i]),
      leftOut: [...leftOut, ...constant.map(({ name }) => ({ name, reason: 'constant' as const }))],
    },
    budget,
    seedText,
    trialOf,
  );
}

/** Leaves out what changes nothing under these arms, told by a short run at both ends. */
async function withoutIdle(
  { factors, leftOut }: Choice,
  loaded: LoadedScenario,
  trialOf: TrialMaker,
  run: PointRunner,
  onProgress?: (progress: PointProgress) => void,
): Promise<Choice> {
  const isActive = await activeFactors(trialOf(factors, probeSet(loaded)), factors, run, onProgress);
  const idle = factors.filter((_, i) => !isActive[i]).map(({ name }) => ({ name, reason: 'idle' as const }));
  return { factors: factors.filter((_, i) => isActive[i]), leftOut: [...leftOut, ...idle] };
}
