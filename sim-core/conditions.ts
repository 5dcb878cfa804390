import { type ParameterName, type Parameters, parameterNames } from './parameters/registry.ts';
import type { Timeline } from './timeline.ts';

/** What holds in the step at hand: the only place where time, levers and shocks change what mechanisms read. */
export interface Conditions {
  /** The parameters that mechanisms see. */
  readonly parameters: { -readonly [name in ParameterName]: number };
  /** The same at the branch, before anything bends them. */
  readonly base: Parameters;
  readonly timeline: Timeline;
  /** First step after the branch. */
  readonly branch: number;
  /** Factors on the demand rate by main need: customers at home skill by skill, then those abroad. */
  readonly demand: Float64Array;
  /** Companies that a public platform shows to a search that ties leave empty-handed. */
  listed: number;
}

export function createConditions(base: Parameters, timeline: Timeline, skills: number): Conditions {
  return {
    parameters: { ...base },
    base,
    timeline,
    branch: base.burnInYears * base.stepsPerYear,
    demand: new Float64Array(2 * skills).fill(1),
    listed: 0,
  };
}

/** Opens a step: everything as at the branch, but for the parameters that follow a path. */
export function openConditions(conditions: Conditions, step: number): void {
  const { base, branch, demand, parameters, timeline } = conditions;
  const { paths, levers, shocks } = timeline;
  if (step < branch || (!paths && !levers && !shocks)) return;
  for (const name of parameterNames) parameters[name] = base[name];
  conditions.listed = 0;
  demand.fill(1);
  if (!paths) return;
  for (const name of parameterNames) {
    const path = paths[name];
    if (path) parameters[name] = path[step - branch];
  }
  // Customers keep the rates they were founded with, so that a path of the rate is a factor on them.
  if (paths.demandRate) demand.fill(base.demandRate > 0 ? parameters.demandRate / base.demandRate : 1);
}
