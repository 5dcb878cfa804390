import { type MeasureKind, type MeasureName, measureNames, measures } from '#sim-core';
import type { Expression } from '../../scenarios/expressions/index.ts';
import { sampleNote } from '../files/sample-note.ts';
import { variableLabel, variableName } from '../files/variable-name.ts';

/** A number that the results hold for each run. */
export interface Outcome {
  /** As the sweep file calls it. */
  readonly key: string;
  /** Variable of the results. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string;
  /** @param values one per measure, in the order of `measureNames` */
  read(values: Float64Array): number;
}

const readings: Readonly<Record<MeasureKind, readonly [per: string, how: string]>> = {
  flow: ['/year', 'per year, over the years after the branch'],
  stock: ['', 'mean over the steps after the branch'],
  structure: ['', 'mean over the yearly readings after the branch'],
};

/**
 * A measure of the kernel as an outcome.
 *
 * @param isSampled whether scenarios may simulate a sample
 */
export function measureOutcome(name: MeasureName, isSampled = false): Outcome {
  const { kind, unit, description } = measures[name];
  const [per, how] = readings[kind];
  const column = measureNames.indexOf(name);
  return {
    key: name,
    name: variableName(name),
    label: variableLabel(name),
    unit: unit + per,
    definition: `${description}; ${how}${sampleNote(name, isSampled ? 'n' : undefined)}`,
    read: (values) => values[column],
  };
}

/**
 * A formula over the measures of a run as an outcome. Where it has no value, as 1 / 0, the outcome is missing.
 *
 * @param expression over `measureNames`
 */
export function formulaOutcome(
  { name, label, unit = '' }: { readonly name: string; readonly label?: string; readonly unit?: string },
  expression: Expression,
): Outcome {
  return {
    key: name,
    name,
    label: label ?? variableLabel(name.replaceAll('_', ' ')),
    unit,
    definition: `formula: ${expression.text}; over the measures of the time after the branch`,
    read(values) {
      const evaluation = expression.evaluate(values);
      return evaluation.ok ? evaluation.value : NaN;
    },
  };
}
