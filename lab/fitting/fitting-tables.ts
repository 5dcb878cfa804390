import type { Table, Variable } from '../files/table.ts';
import type { FittingResult } from './fit-targets.ts';
import { valuesAt } from './run-places.ts';

const text = (name: string, label: string, values: readonly string[]): Variable => ({
  name,
  label,
  unit: '',
  definition: label.toLowerCase(),
  type: 'text',
  values,
});
const number = (
  name: string,
  label: string,
  definition: string,
  values: readonly number[],
  type: 'real' | 'whole' = 'real',
  unit = '',
): Variable => ({ name, label, unit, definition, type, values });

/** Parameters, targets, posterior draws, the runs behind them, and the self-test, as tidy tables. */
export function fittingTables(result: FittingResult): Table[] {
  return [parameters(result), targets(result), posterior(result), runs(result), recovery(result)];
}

function parameters({ fitting, parameters: fits }: FittingResult): Table {
  const factors = fitting.sweep.factors.slice(0, fits.length);
  const of = (name: 'best' | 'median' | 'low' | 'high' | 'left', label: string, definition: string) =>
    number(
      name,
      label,
      definition,
      fits.map((fit) => fit[name]),
    );
  return {
    name: 'parameters',
    variables: [
      text(
        'parameter',
        'Parameter',
        factors.map(({ name }) => name),
      ),
      text(
        'unit',
        'Unit of the parameter',
        factors.map(({ unit }) => unit),
      ),
      number(
        'prior_low',
        'Prior, least',
        'least value of the prior',
        factors.map((factor) => Number(factor.valueOf(0))),
      ),
      number(
        'prior_high',
        'Prior, greatest',
        'greatest value of the prior',
        factors.map((factor) => Number(factor.valueOf(1))),
      ),
      of('median', 'Median', 'median of the posterior'),
      of('low', 'Low', 'lower end of the 95 % interval'),
      of('high', 'High', 'upper end of the 95 % interval'),
      of('left', 'Prior left', 'share of the prior inside the interval, over .95'),
      of('best', 'Best', 'value at the place that the posterior weighs most'),
      number(
        'identified',
        'Identified',
        '1 where the targets narrow it beyond chance',
        fits.map(({ isIdentified }) => Number(isIdentified)),
        'whole',
      ),
    ],
  };
}

function targets({ fitting, targets: fits }: FittingResult): Table {
  const outcomes = fitting.sweep.outcomes.slice(0, fits.length);
  const wanted = fitting.document.targets;
  const of = (
    name: 'best' | 'median' | 'low' | 'high' | 'implausibility',
    label: string,
    definition: string,
  ) =>
    number(
      name,
      label,
      definition,
      fits.map((fit) => fit[name]),
    );
  return {
    name: 'targets',
    variables: [
      text(
        'target',
        'Target',
        outcomes.map(({ name }) => name),
      ),
      text(
        'unit',
        'Unit of the target',
        outcomes.map(({ unit }) => unit),
      ),
      number(
        'value',
        'Wanted',
        'value observed',
        wanted.slice(0, fits.length).map(({ value }) => value),
      ),
      number(
        'error',
        'Error',
        'standard deviation of observation error and discrepancy together',
        fitting.aims.slice(0, fits.length).map(({ errorVariance }) => Math.sqrt(errorVariance)),
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
      number(
        'met',
        'Met',
        '1 where that is at most 1.96',
        fits.map(({ isMet }) => Number(isMet)),
        'whole',
      ),
      text(
        'source',
        'Source',
        wanted.slice(0, fits.length).map(({ source }) => source),
      ),
    ],
  };
}

function posterior({ fitting, draws }: FittingResult): Table {
  return {
    name: 'posterior',
    variables: [
      number(
        'draw',
        'Draw',
        'which even draw from the posterior',
        draws.map((_, i) => i),
        'whole',
      ),
      ...fitting.sweep.factors.map(({ name, label, unit, definition }, k) =>
        number(
          name,
          label,
          definition,
          draws.map((draw) => draw[k]),
          'real',
          unit,
        ),
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
  return {
    name: 'runs',
    variables: [
      number(
        'wave',
        'Wave',
        'from 1',
        rows.map(({ wave }) => wave),
        'whole',
      ),
      number(
        'place',
        'Place',
        'place of the wave, from 0',
        rows.map(({ index }) => index),
        'whole',
      ),
      number(
        'run',
        'Run',
        'run of the place, from 0',
        rows.map(({ run }) => run),
        'whole',
      ),
      ...fitting.sweep.factors.map(({ name, label, unit, definition }, k) =>
        number(
          name,
          label,
          definition,
          rows.map(({ own }) => own[k]),
          'real',
          unit,
        ),
      ),
      ...fitting.sweep.outcomes.map(({ name, label, unit, definition }, k) =>
        number(
          name,
          label,
          definition,
          rows.map(({ values, run }) => values[k][run]),
          'real',
          unit,
        ),
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
  const share = (
    name: string,
    label: string,
    definition: string,
    read: (row: (typeof rows)[number]) => number,
  ) => number(name, label, `${definition}, as a share of the prior`, rows.map(read));
  return {
    name: 'recovery',
    variables: [
      text(
        'kind',
        'First wave, or whole calibration',
        rows.map(({ kind }) => kind),
      ),
      number(
        'data_set',
        'Data set',
        'which simulated data, from 0',
        rows.map(({ set }) => set),
        'whole',
      ),
      text(
        'parameter',
        'Parameter',
        rows.map(({ name }) => name),
      ),
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
