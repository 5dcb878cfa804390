import { type ParameterName, type Parameters, type Scenario, registry } from '#sim-core';
import { type Target, isolatedTargets, measureTargets } from './isolated-targets.ts';

/** What one set of values achieves. */
export interface Fit {
  readonly values: Partial<Parameters>;
  /** Per target, in the order of `isolatedTargets`: mean over replications. */
  readonly achieved: readonly number[];
  /** Mean over targets of ((achieved − centre) / half-width)⁴; at most 1 when all are met. */
  readonly distance: number;
}

export interface CalibrationOptions {
  /** Values to fit, each with its first step. */
  readonly steps: Partial<Record<ParameterName, number>>;
  readonly replications: number;
  /** Times that the steps are halved before the search ends. */
  readonly halvings: number;
  readonly onEvaluation?: (fit: Fit, best: Fit, count: number) => void;
}

/**
 * The parameters graded `calibrated` that the isolated arm can tell, with the step by which the search begins. A step is
 * about a tenth of the range that is plausible.
 */
export const calibratedSteps: Partial<Record<ParameterName, number>> = {
  rivalFit: 0.01,
  learningByDoing: 0.01,
  fixedCost: 0.02,
  callMargin: 0.02,
  accountDropRate: 0.05,
  entrantCash: 0.5,
  entrantSkillSpread: 0.02,
};

/**
 * Fits the isolated arm to its targets by pattern search (Hooke & Jeeves 1961) under common random numbers: every
 * evaluation sees the same luck, so that the distance is a smooth enough function and the result reproducible.
 */
export function calibrate(scenario: Scenario, options: CalibrationOptions): Fit {
  const { steps, replications, halvings, onEvaluation } = options;
  const names = Object.keys(steps) as ParameterName[];
  let count = 0;
  let best: Fit | undefined;
  const evaluate = (values: Partial<Parameters>): Fit => {
    const rows = measureTargets(
      { ...scenario, parameters: { ...scenario.parameters, ...values } },
      replications,
    );
    const achieved = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
    const fit = { values, achieved, distance: distanceOf(isolatedTargets, achieved) };
    count += 1;
    if (!best || fit.distance < best.distance) best = fit;
    onEvaluation?.(fit, best, count);
    return fit;
  };

  let current = evaluate(Object.fromEntries(names.map((name) => [name, scenario.parameters[name]])));
  for (let halving = 0; halving <= halvings; halving += 1) {
    for (let improved = true; improved;) {
      improved = false;
      for (const name of names) {
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

/**
 * Mean over targets of the fourth power of the miss, in half-widths: what lies well inside its target counts for little, so
 * that no target is bought with another.
 */
export function distanceOf(targets: readonly Target[], achieved: readonly number[]): number {
  const misses = targets.map(
    ({ low, high }, i) => ((achieved[i] - (low + high) / 2) / ((high - low) / 2)) ** 2,
  );
  return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
}

function within(name: ParameterName, value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Math.min(registry[name].max, Math.max(registry[name].min, rounded));
}
