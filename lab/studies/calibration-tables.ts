import { type ParameterName, registry } from '#sim-core';
import { columnsOver } from '../files/columns-over.ts';
import type { Table } from '../files/table.ts';
import { variableLabel, variableName } from '../files/variable-name.ts';
import { type CalibrationSearch, achievedOf } from './calibration.ts';
import { isolatedTargets } from './isolated-targets.ts';

/** Targets with what was achieved, the values chosen, and every set of values tried, as tidy tables. */
export function calibrationTables(search: CalibrationSearch): Table[] {
  return [targetsTable(search), ...valuesTable(search), looksTable(search)];
}

function targetsTable({ fit }: CalibrationSearch): Table {
  const achieved = achievedOf(fit);
  const column = columnsOver(isolatedTargets.map((target, i) => ({ target, achieved: achieved[i] })));
  return {
    name: 'targets',
    variables: [
      column.text('target', 'Target', 'fact about isolated companies', ({ target }) => target.name),
      column.text(
        'unit',
        'Unit of the target',
        'unit of the numbers of the row',
        ({ target }) => target.unit,
      ),
      column.real('wanted_low', 'Wanted, least', '', 'least value that meets it', ({ target }) => target.low),
      column.real('wanted_high', 'Wanted, most', '', 'most that meets it', ({ target }) => target.high),
      column.real('mean', 'Achieved', '', 'mean over replications', (row) => row.achieved.mean),
      column.real('low', 'Achieved, low', '', 'lower end of its 95 % interval', (row) => row.achieved.low),
      column.real('high', 'Achieved, high', '', 'upper end of its 95 % interval', (row) => row.achieved.high),
      column.text('source', 'Source', 'where the target comes from', ({ target }) => target.source),
    ],
  };
}

/** None where nothing was searched for. */
function valuesTable({ fit, looks }: CalibrationSearch): Table[] {
  const names = Object.keys(fit.values) as ParameterName[];
  if (names.length === 0) return [];
  const column = columnsOver(names);
  const value = (name: string, label: string, definition: string, of: (each: ParameterName) => number) =>
    column.real(name, label, '', definition, of);
  return [
    {
      name: 'values',
      variables: [
        column.text('parameter', 'Parameter', 'parameter of the model', (name) => name),
        column.text('unit', 'Unit of the parameter', 'unit of the row', (name) => registry[name].unit),
        value('start', 'Start', 'value at which the search began', (name) => looks[0].values[name]!),
        value('chosen', 'Chosen', 'value at which it ended', (name) => fit.values[name]!),
        value('present', 'At present', 'value that the registry holds', (name) => registry[name].value),
      ],
    },
  ];
}

function looksTable({ fit, looks }: CalibrationSearch): Table {
  const names = Object.keys(fit.values) as ParameterName[];
  const column = columnsOver(looks.map((look, i) => ({ ...look, number: i + 1 })));
  return {
    name: 'looks',
    variables: [
      column.whole('look', 'Look', '', 'sets of values in the order tried, from 1', ({ number }) => number),
      column.real(
        'distance',
        'Distance',
        '',
        'mean over targets of the eighth power of the miss, in half-widths',
        ({ distance }) => distance,
      ),
      ...names.map((name) =>
        column.real(
          variableName(name),
          variableLabel(name),
          registry[name].unit,
          registry[name].description,
          ({ values }) => values[name],
        ),
      ),
      ...isolatedTargets.map(({ name, unit }, i) =>
        column.real(
          name.replaceAll(' ', '_'),
          name,
          unit,
          'target: mean over replications',
          ({ achieved }) => achieved[i],
        ),
      ),
    ],
  };
}
