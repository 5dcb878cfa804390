import { type Table, type Variable, variableLabel, variableName } from '#lab';
import { type MeasureName, type Run, measures as measureTable, seriesOf } from '#sim-core';
import type { Output } from '../session.ts';
import { grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';

/** A run with what is to be told of it. */
export interface RunSeries {
  readonly scenario: string;
  readonly hash: string;
  readonly run: Run;
  readonly measures: readonly MeasureName[];
  readonly withBurnIn: boolean;
}

const monthsPerYear = 12;

/** One row per step; months count from the branch. */
export function runTable({ run, measures, withBurnIn }: RunSeries): Table {
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
  return { name: 'run', variables: [month, ...measures.map((name) => measured(name, run, first))] };
}

function measured(name: MeasureName, run: Run, first: number): Variable {
  const { unit, description } = measureTable[name];
  return {
    name: variableName(name),
    label: variableLabel(name),
    unit,
    definition: description,
    type: 'real',
    values: [...seriesOf(run, name).subarray(first)],
  };
}

/** A run for programs: shape in `docs/cli.md`. */
export function runJson(series: RunSeries): string {
  const { scenario, hash, run, measures } = series;
  const [month, ...columns] = runTable(series).variables;
  const answer = {
    scenario,
    hash,
    arm: run.arm,
    replication: run.replication,
    stateHash: run.hashes[run.steps],
    month: month.values,
    series: Object.fromEntries(columns.map(({ values }, i) => [measures[i], values])),
  };
  return `${JSON.stringify(answer)}\n`;
}

/** A run for people. */
export function runText({ scenario, hash, run, measures }: RunSeries, table: Table, output: Output): string {
  const { colours } = output;
  const columns = [
    { heading: 'Month\n ', isNumber: true },
    ...measures.map((name) => ({
      heading: `${variableLabel(name)}\n${measureTable[name].unit}`,
      isNumber: true,
    })),
  ];
  const rows = [...table.variables[0].values].map((_, row) =>
    table.variables.map(({ values }, column) => cell(values[row] as number, column === 0)),
  );
  const head = `${scenario}, ${run.arm}, replication ${run.replication}`;
  const foot = `hash ${hash} · state ${run.hashes[run.steps]}`;
  return `${colours.bold(head)}\n\n${tableOf(columns, rows, output)}\n\n${colours.dim(foot)}\n`;
}

/** Large numbers without decimals, shares with three. */
function cell(value: number, isMonth: boolean): string {
  if (isMonth || Number.isInteger(value)) return grouped(value);
  return grouped(value, Math.abs(value) >= 100 ? 0 : 3);
}
