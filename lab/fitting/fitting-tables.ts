import { columnsOver } from '../files/columns-over.ts';
import type { Table } from '../files/table.ts';
import type { FittingResult } from './fit-targets.ts';
import { valuesAt } from './run-places.ts';

/** Parameters, targets, posterior draws, the runs behind them, and the self-test, as tidy tables. */
export function fittingTables(result: FittingResult): Table[] {
  return [parameters(result), targets(result), posterior(result), runs(result), recovery(result)];
}

function parameters({ fitting, parameters: fits }: FittingResult): Table {
  const column = columnsOver(fits.map((fit, i) => ({ fit, factor: fitting.sweep.factors[i] })));
  const of = (name: 'best' | 'median' | 'low' | 'high' | 'left', label: string, definition: string) =>
    column.real(name, label, '', definition, ({ fit }) => fit[name]);
  return {
    name: 'parameters',
    variables: [
      column.text('parameter', 'Parameter', 'parameter', ({ factor }) => factor.name),
      column.text('unit', 'Unit of the parameter', 'unit of the parameter', ({ factor }) => factor.unit),
      column.real('prior_low', 'Prior, least', '', 'least value of the prior', ({ factor }) =>
        Number(factor.valueOf(0)),
      ),
      column.real('prior_high', 'Prior, greatest', '', 'greatest value of the prior', ({ factor }) =>
        Number(factor.valueOf(1)),
      ),
      of('median', 'Median', 'median of the posterior'),
      of('low', 'Low', 'lower end of the 95 % interval'),
      of('high', 'High', 'upper end of the 95 % interval'),
      of('left', 'Prior left', 'share of the prior inside the interval, over .95'),
      of('best', 'Best', 'value at the place that the posterior weighs most'),
      column.whole('identified', 'Identified', '', '1 where the targets narrow it beyond chance', ({ fit }) =>
        Number(fit.isIdentified),
      ),
    ],
  };
}

function targets({ fitting, targets: fits }: FittingResult): Table {
  const rows = fits.map((fit, i) => ({
    fit,
    outcome: fitting.sweep.outcomes[i],
    wanted: fitting.document.targets[i],
    aim: fitting.aims[i],
  }));
  const column = columnsOver(rows);
  const of = (
    name: 'best' | 'median' | 'low' | 'high' | 'implausibility',
    label: string,
    definition: string,
  ) => column.real(name, label, '', definition, ({ fit }) => fit[name]);
  return {
    name: 'targets',
    variables: [
      column.text('target', 'Target', 'target', ({ outcome }) => outcome.name),
      column.text('unit', 'Unit of the target', 'unit of the target', ({ outcome }) => outcome.unit),
      column.real('value', 'Wanted', '', 'value observed', ({ wanted }) => wanted.value),
      column.real(
        'error',
        'Error',
        '',
        'standard deviation of observation error and discrepancy together',
        ({ aim }) => Math.sqrt(aim.errorVariance),
      ),
      of('best', 'At best', 'mean of runs at the best values'),
      of('median', 'Median', 'median of single runs at values of the posterior'),
      of('low', 'Low', 'lower end of 95 % of those runs'),
      of('high', 'High', 'upper end of 95 % of those runs'),
      of(
        'implausibility',
        'Implausibility',
        'distance of value and best in standard deviations of all that is uncertain',
      ),
      column.whole('met', 'Met', '', '1 where that is at most 1.96', ({ fit }) => Number(fit.isMet)),
      column.text('source', 'Source', 'source', ({ wanted }) => wanted.source),
    ],
  };
}

function posterior({ fitting, draws }: FittingResult): Table {
  const column = columnsOver(draws.map((values, draw) => ({ values, draw })));
  return {
    name: 'posterior',
    variables: [
      column.whole('draw', 'Draw', '', 'which even draw from the posterior', ({ draw }) => draw),
      ...fitting.sweep.factors.map(({ name, label, unit, definition }, k) =>
        column.real(name, label, unit, definition, ({ values }) => values[k]),
      ),
    ],
  };
}

function runs({ fitting, match }: FittingResult): Table {
  const rows = match.waves.flatMap(({ seen }, wave) =>
    seen.flatMap(({ place, values }, index) =>
      Array.from(values[0], (_, run) => ({
        wave: wave + 1,
        index,
        run,
        own: valuesAt(fitting, place),
        values,
      })),
    ),
  );
  const column = columnsOver(rows);
  return {
    name: 'runs',
    variables: [
      column.whole('wave', 'Wave', '', 'from 1', ({ wave }) => wave),
      column.whole('place', 'Place', '', 'place of the wave, from 0', ({ index }) => index),
      column.whole('run', 'Run', '', 'run of the place, from 0', ({ run }) => run),
      ...fitting.sweep.factors.map(({ name, label, unit, definition }, k) =>
        column.real(name, label, unit, definition, ({ own }) => own[k]),
      ),
      ...fitting.sweep.outcomes.map(({ name, label, unit, definition }, k) =>
        column.real(name, label, unit, definition, ({ values, run }) => values[k][run]),
      ),
    ],
  };
}

function recovery(result: FittingResult): Table {
  const { fitting, recovered, whole } = result;
  const sets = [
    ...recovered.map((each, set) => ({ ...each, set, kind: 'first-wave' })),
    ...(whole?.recovered ?? []).map((each, set) => ({ ...each, set, kind: 'whole' })),
  ];
  const rows = sets.flatMap((each) =>
    fitting.sweep.factors.map(({ name }, factor) => ({ ...each, name, factor })),
  );
  const column = columnsOver(rows);
  const share = (
    name: string,
    label: string,
    definition: string,
    read: (row: (typeof rows)[number]) => number,
  ) => column.real(name, label, '', `${definition}, as a share of the prior`, read);
  return {
    name: 'recovery',
    variables: [
      column.text(
        'kind',
        'First wave, or whole calibration',
        'first wave, or whole calibration',
        ({ kind }) => kind,
      ),
      column.whole('data_set', 'Data set', '', 'which simulated data, from 0', ({ set }) => set),
      column.text('parameter', 'Parameter', 'parameter', ({ name }) => name),
      share(
        'truth',
        'Truth',
        'value that the data were simulated with',
        ({ truth, factor }) => truth[factor],
      ),
      share(
        'median',
        'Median',
        'median of the posterior',
        ({ intervals, factor }) => intervals[factor].median,
      ),
      share('low', 'Low', 'lower end of the 95 % interval', ({ intervals, factor }) => intervals[factor].low),
      share(
        'high',
        'High',
        'upper end of the 95 % interval',
        ({ intervals, factor }) => intervals[factor].high,
      ),
    ],
  };
}
