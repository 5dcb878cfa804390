import { type MeasureKind, type MeasureName, type Run, measures as measureTable, seriesOf } from '#sim-core';
import { sampleNote } from '../files/sample-note.ts';
import type { Table, Variable } from '../files/table.ts';
import { variableLabel, variableName } from '../files/variable-name.ts';

/** A run with what is to be told of it. */
export interface RunSeries {
  readonly scenario: string;
  readonly title: string;
  readonly seed: string;
  readonly hash: string;
  /** One organisation in so many is simulated; absent where all are. */
  readonly sample?: number | undefined;
  readonly run: Run;
  readonly measures: readonly MeasureName[];
  readonly withBurnIn: boolean;
}

const monthsPerYear = 12;

/** One row per step; months count from the branch. */
export function runTable({ run, measures, withBurnIn, sample }: RunSeries): Table {
  const first = withBurnIn ? 0 : run.branch;
  const steps = Array.from({ length: run.steps - first }, (_, i) => first + i);
  const month: Variable = {
    name: 'month',
    label: 'Month from the branch',
    unit: 'months',
    definition: '0 is the first month after the branch',
    type: run.stepsPerYear === monthsPerYear ? 'whole' : 'real',
    values: steps.map((step) => ((step - run.branch) * monthsPerYear) / run.stepsPerYear),
  };
  return { name: 'run', variables: [month, ...measures.map((name) => measured(name, run, first, sample))] };
}

function measured(name: MeasureName, run: Run, first: number, sample: number | undefined): Variable {
  const { unit, description } = measureTable[name];
  return {
    name: variableName(name),
    label: variableLabel(name),
    unit,
    definition: `${description}${sampleNote(name, sample)}`,
    type: 'real',
    values: [...seriesOf(run, name).subarray(first)],
  };
}

/** A measure in the years after the branch: flows summed, stocks and structures as means. */
export interface YearlyMeasure {
  readonly name: MeasureName;
  readonly kind: MeasureKind;
  readonly unit: string;
  readonly years: readonly number[];
}

/** The measures of a run, year by year from the branch on. */
export function yearlyMeasures({ run, measures }: RunSeries): YearlyMeasure[] {
  const { branch, steps, stepsPerYear } = run;
  return measures.map((name) => {
    const { kind, unit } = measureTable[name];
    const years = Array.from({ length: (steps - branch) / stepsPerYear }, (_, year) => {
      const from = branch + year * stepsPerYear;
      const sum = seriesOf(run, name)
        .subarray(from, from + stepsPerYear)
        .reduce((total, value) => total + value, 0);
      return kind === 'flow' ? sum : sum / stepsPerYear;
    });
    return { name, kind, unit, years };
  });
}
