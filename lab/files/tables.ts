import { type MeasureKind, type MeasureName, measureNames, measures } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import { type Replication, monthlyMeasures } from '../replicate.ts';
import { sampleNote } from './sample-note.ts';
import type { Table, Variable } from './table.ts';
import { variableLabel, variableName } from './variable-name.ts';

const branchReading: Readonly<Record<MeasureKind, readonly [unit: string, definition: string]>> = {
  flow: ['/year', 'per year, over the years after the branch'],
  stock: ['', 'mean over the steps after the branch'],
  structure: ['', 'mean over the yearly readings after the branch'],
};
const monthReading: Readonly<Record<MeasureKind, readonly [unit: string, definition: string]>> = {
  flow: ['/month', 'sum of the month'],
  stock: ['', 'at the end of the month'],
  structure: ['', 'as last read'],
};

/** One row per replication and arm, with every measure after the branch. */
export function runsTable(comparison: Comparison, runs: readonly Replication[]): Table {
  const arms = Object.keys(comparison.arms);
  const rows = runs.flatMap((run) => arms.map((arm, i) => ({ run, arm, i })));
  return {
    name: 'runs',
    variables: [
      scenarioOf(comparison, rows.length),
      {
        name: 'scenario_hash',
        label: 'Scenario hash',
        unit: '',
        definition: 'equal for inputs that give the same results',
        type: 'text',
        values: rows.map(() => comparison.hash),
      },
      replicationOf(rows.map(({ run }) => run)),
      armOf(rows.map(({ arm }) => arm)),
      ...measureNames.map((name, column) =>
        measured(
          name,
          branchReading,
          comparison,
          rows.map(({ run, i }) => run.measures[i * measureNames.length + column]),
        ),
      ),
      {
        name: 'state_hash',
        label: 'State hash',
        unit: '',
        definition: 'hash of the whole state at the end: equal hashes mean equal bytes',
        type: 'text',
        values: rows.map(({ run, i }) => run.hashes[i]),
      },
    ],
  };
}

/** One row per replication, arm and month, with the measures that are kept by month. */
export function monthlyTable(comparison: Comparison, runs: readonly Replication[]): Table {
  const arms = Object.keys(comparison.arms);
  const width = monthlyMeasures.length;
  const rows = runs.flatMap((run) => {
    const months = run.monthly.length / (arms.length * width);
    return arms.flatMap((arm, i) =>
      Array.from({ length: months }, (_, month) => ({
        run,
        arm,
        month: month - run.monthsBefore,
        offset: (i * months + month) * width,
      })),
    );
  });
  return {
    name: 'monthly',
    variables: [
      scenarioOf(comparison, rows.length),
      replicationOf(rows.map(({ run }) => run)),
      armOf(rows.map(({ arm }) => arm)),
      {
        name: 'month',
        label: 'Month from the branch',
        unit: 'months',
        definition: '0 is the first month after the arms branch; before it, all arms are equal',
        type: 'whole',
        values: rows.map(({ month }) => month),
      },
      ...monthlyMeasures.map((name, column) =>
        measured(
          name,
          monthReading,
          comparison,
          rows.map(({ run, offset }) => run.monthly[offset + column]),
        ),
      ),
    ],
  };
}

function measured(
  name: MeasureName,
  reading: typeof monthReading,
  { sample }: Comparison,
  values: readonly number[],
): Variable {
  const { kind, unit, description } = measures[name];
  const [per, how] = reading[kind];
  return {
    name: variableName(name),
    label: variableLabel(name),
    unit: unit + per,
    definition: `${description}; ${how}${sampleNote(name, sample)}`,
    type: 'real',
    values,
  };
}

function scenarioOf({ scenario }: Comparison, count: number): Variable {
  return {
    name: 'scenario',
    label: 'Scenario',
    unit: '',
    definition: 'short name of the scenario',
    type: 'text',
    values: Array.from({ length: count }, () => scenario),
  };
}

function replicationOf(runs: readonly Replication[]): Variable {
  return {
    name: 'replication',
    label: 'Replication',
    unit: '',
    definition: 'which draw of luck, from 0; the same in every arm, so that arms are paired by it',
    type: 'whole',
    values: runs.map(({ replication }) => replication),
  };
}

function armOf(arms: readonly string[]): Variable {
  return {
    name: 'arm',
    label: 'Arm',
    unit: '',
    definition: 'way of organising that the region lives under after the branch',
    type: 'text',
    values: arms,
  };
}
