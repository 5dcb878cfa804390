import { type ParameterName, type Parameters, type Scenario, registry } from '#sim-core';
import { type Interval, criticalValue, intervalOf } from '../statistics/interval.ts';
import { type Target, isolatedTargets, measureTargets } from './isolated-targets.ts';

/** What one set of values achieves. */
export interface Fit {
  readonly values: Partial<Parameters>;
  /** Per target, in the order of `isolatedTargets`, one value for each replication. */
  readonly samples: readonly (readonly number[])[];
  /** Per target: mean over replications. */
  readonly achieved: readonly number[];
  /** Mean over targets of ((achieved − centre) / half-width)⁸; at most 1 when all are met. */
  readonly distance: number;
}

/** A search with all that it tried. */
export interface CalibrationSearch {
  readonly fit: Fit;
  /** In the order tried. */
  readonly looks: readonly Fit[];
  /** Of each look. */
  readonly replications: number;
}

export interface CalibrationOptions {
  /** Values to fit, each with its first step. */
  readonly steps: Partial<Record<ParameterName, number>>;
  readonly replications: number;
  /** Times that the steps are halved before the search gives up. */
  readonly halvings: number;
  /** Half-widths from its centre within which every target must lie for the search to end; 0 to search for the best. */
  readonly margin: number;
  readonly onEvaluation?: (fit: Fit, best: Fit, count: number) => void;
}

/** Where the search begins: the values of the starting design, none of them fitted here. */
export const calibrationStart: Partial<Parameters> = {
  rivalFit: 0.45,
  learningByDoing: 0.1,
  fixedCost: 0.455,
  callMargin: 0.1,
  accountDropRate: 0.12,
  entrantCash: 7,
  entrantSkillSpread: 0.1,
};

/** First step of each of these parameters. */
export const calibratedSteps: Partial<Record<ParameterName, number>> = {
  rivalFit: 0.01,
  learningByDoing: 0.02,
  fixedCost: 0.02,
  callMargin: 0.03,
  accountDropRate: 0.06,
  entrantCash: 0.5,
  entrantSkillSpread: 0.02,
};

const confidence = 0.95;

/** Luck, looks and margin of the calibration whose result the registry holds. */
export const calibrationSeed = 101;
export const calibrationReplications = 24;
/** Half-widths from the centre within which every target must lie for the search to end. */
export const calibrationMargin = 0.85;

/**
 * Fits the isolated arm to its targets by pattern search (Hooke & Jeeves 1961) under common random numbers: every
 * evaluation sees the same luck, so that the distance is a smooth enough function and the result reproducible. It ends
 * with enough, not with the best: the targets do not identify the values, and a search for the centre of every target
 * would switch mechanisms off.
 */
export function calibrate(scenario: Scenario, options: CalibrationOptions): Fit {
  const { steps, replications, halvings, margin, onEvaluation } = options;
  const names = Object.keys(steps) as ParameterName[];
  let count = 0;
  let best: Fit | undefined;
  const evaluate = (values: Partial<Parameters>): Fit => {
    const rows = measureTargets(
      { ...scenario, parameters: { ...scenario.parameters, ...values } },
      replications,
    );
    const achieved = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
    const fit = { values, samples: rows, achieved, distance: distanceOf(isolatedTargets, achieved) };
    count += 1;
    if (!best || fit.distance < best.distance) best = fit;
    onEvaluation?.(fit, best, count);
    return fit;
  };

  let current = evaluate(Object.fromEntries(names.map((name) => [name, scenario.parameters[name]])));
  const isEnough = (): boolean =>
    isolatedTargets.every((target, i) => missOf(target, current.achieved[i]) <= margin);
  for (let halving = 0; halving <= halvings; halving += 1) {
    for (let improved = true; improved;) {
      improved = false;
      for (const name of names) {
        if (isEnough()) return current;
        for (const direction of [1, -1]) {
          const value = within(name, current.values[name]! + (direction * steps[name]!) / 2 ** halving);
          if (value === current.values[name]) continue;
          const trial = evaluate({ ...current.values, [name]: value });
          if (trial.distance >= current.distance) continue;
          current = trial;
          improved = true;
          break;
        }
      }
    }
  }
  return current;
}

/** What was achieved of every target, with Student’s 95 % interval over replications. */
export function achievedOf({ samples }: Fit): Interval[] {
  return samples.map((sample) => intervalOf(sample, criticalValue(confidence, sample.length)));
}

/**
 * Mean over targets of the eighth power of the miss, in half-widths: what lies well inside its target counts for little, so
 * that no target is bought with another.
 */
export function distanceOf(targets: readonly Target[], achieved: readonly number[]): number {
  const powers = targets.map((target, i) => missOf(target, achieved[i]) ** 8);
  return powers.reduce((sum, power) => sum + power, 0) / powers.length;
}

/** Distance from a target's centre in its half-widths. */
function missOf({ low, high }: Target, achieved: number): number {
  return Math.abs(achieved - (low + high) / 2) / ((high - low) / 2);
}

function within(name: ParameterName, value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Math.min(registry[name].max, Math.max(registry[name].min, rounded));
}
