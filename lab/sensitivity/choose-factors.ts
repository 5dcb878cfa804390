import type { LoadedScenario } from '#scenarios';
import { type Corner, type ParameterName, parameterNames, registry } from '#sim-core';
import { type Range, defaultRange } from './default-range.ts';

/** A parameter that is varied, and between which ends. */
export interface ChosenFactor extends Range {
  readonly name: ParameterName;
  readonly corner: Corner;
  /** The scenario’s own value. */
  readonly own: number;
}

/** Why a parameter is not varied. */
export const reasons = ['measured', 'setting', 'zero', 'path', 'idle', 'constant'] as const;
export type Reason = (typeof reasons)[number];

export interface LeftOut {
  readonly name: ParameterName;
  readonly reason: Reason;
}

export interface Choice {
  readonly factors: readonly ChosenFactor[];
  readonly leftOut: readonly LeftOut[];
}

const settings: readonly ParameterName[] = ['stepsPerYear', 'burnInYears', 'branchYears'];

/**
 * The parameters that are uncertain in a scenario, with the ranges within which they are varied: those that are assumed or
 * calibrated, but for those that a fact of the scenario settles.
 *
 * @param share of the own value to either side, where a parameter has no range of its own
 * @param names the parameters to be varied, whatever is known of them; without, all that are uncertain
 * @param ranges by parameter
 */
export function chooseFactors(
  { document }: LoadedScenario,
  share: number,
  names?: readonly ParameterName[],
  ranges: ReadonlyMap<ParameterName, Range> = new Map(),
): Choice {
  const { facts = [], assumptions = [], parameters = {} } = document;
  const settled = new Set(facts.flatMap(({ uses = [] }) => uses as readonly string[]));
  for (const assumption of assumptions)
    if ('parameter' in assumption) settled.delete(String(assumption.parameter));
  const factors: ChosenFactor[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of names ?? parameterNames) {
    const known = registry[name];
    const given: unknown = parameters[name] ?? known.value;
    const isKnown = known.grade === 'measured' || settled.has(name);
    const leave = (reason: Reason) => leftOut.push({ name, reason });
    if (!names && isKnown) leave('measured');
    else if (!names && settings.includes(name)) leave('setting');
    else if (typeof given !== 'number') leave('path');
    else {
      const range = ranges.get(name) ?? defaultRange(known, given, share);
      if (range) factors.push({ name, corner: known.corner, own: given, ...range });
      else leave('zero');
    }
  }
  return { factors, leftOut };
}
