import type { Assumption, ScenarioDocument } from '#scenarios';
import { parameterAt } from '../sweep/factor.ts';
import { pointerOf } from '../sweep/factor.ts';
import { withValue } from '../sweep/document-at.ts';
import { figure } from '../verdict/wording.ts';
import type { FittingResult } from './fit-targets.ts';

/**
 * The scenario with the fitted values, each with an assumption that says how it came about; the targets file’s own changes are part of it,
 * its period is not.
 */
export function fittedScenario({ fitting, parameters, nearest, targets }: FittingResult): ScenarioDocument {
  const { base, document, sweep, arm } = fitting;
  const { name, title } = base.document;
  let fitted: unknown = base.document;
  for (const [address, value] of Object.entries(document.set ?? {}))
    fitted = withValue(fitted, pointerOf(address), value) ?? fitted;
  sweep.factors.forEach(({ pointer }, i) => {
    fitted = withValue(fitted, pointer, nearest[i]) ?? fitted;
  });
  const names = sweep.factors.map(({ pointer }) => parameterAt(pointer));
  const kept = base.document.assumptions.filter(
    ({ parameter }) => parameter === undefined || !names.includes(parameter),
  );
  const met = targets.filter(({ isMet }) => isMet).length;
  const assumptions = sweep.factors.map(({ pointer, unit }, i): Assumption => {
    const parameter = parameterAt(pointer);
    const fit = parameters[i];
    const learnt =
      fit === undefined
        ? 'no value of the priors comes near all targets, and this one comes nearest'
        : fit.isIdentified
          ? `95 % interval ${value(fit.low)} to ${value(fit.high)}${unit && ` ${unit}`}, median ${value(fit.median)}`
          : 'the targets do not identify it: another value of the prior would do as well';
    const reason = `calibrated by the user to “${document.title}” (${document.name}) under the arm ${arm}, ${met} of ${targets.length} targets met; ${learnt}`;
    return {
      ...(parameter ? { parameter } : { subject: pointer }),
      value: nearest[i],
      reason,
    };
  });
  const own = fitted as ScenarioDocument;
  return {
    ...own,
    name: `${name.slice(0, 80)}-calibrated`,
    title: `${title}, calibrated`.slice(0, 500),
    seed: own.seed ?? name,
    assumptions: [...kept, ...assumptions],
  };
}

/** Four figures that count. */
export function value(number: number): string {
  const size = Math.abs(number);
  if (size === 0) return '0';
  const decimals = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size))));
  const text = decimals === 0 ? figure(size, 0) : String(Number(size.toFixed(decimals)));
  return `${number < 0 ? '−' : ''}${text}`;
}
