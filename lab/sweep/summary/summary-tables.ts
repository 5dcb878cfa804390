import type { Table, Variable } from '../../files/table.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { quantiles } from './point-difference.ts';
import type { SampledPoint } from './samples.ts';
import type { JudgedDifference, SweepSummary } from './summarise-sweep.ts';

/** Differences, levels and main effects as tidy tables. */
export function summaryTables(summary: SweepSummary): Table[] {
  const tables = [levelsTable(summary), effectsTable(summary)];
  return summary.baseline === undefined ? tables : [differencesTable(summary), ...tables];
}

type Told = readonly [name: string, label: string, definition: string];

/** A column of numbers; NaN where a row has none. */
function number<Row>(
  rows: readonly Row[],
  [name, label, definition]: Told,
  read: (row: Row) => number | undefined,
  { unit = '', type = 'real' }: Partial<Pick<Variable, 'unit' | 'type'>> = {},
): Variable {
  return { name, label, unit, definition, type, values: rows.map((row) => read(row) ?? NaN) };
}

function text<Row>(
  rows: readonly Row[],
  [name, label, definition]: Told,
  read: (row: Row) => string,
): Variable {
  return { name, label, unit: '', definition, type: 'text', values: rows.map(read) };
}

function placeColumns<Row extends { readonly point: number; readonly outcome: number; readonly arm: string }>(
  { samples }: SweepSummary,
  rows: readonly Row[],
): Variable[] {
  const byPoint = new Map(samples.points.map((each): [number, SampledPoint] => [each.point, each]));
  return [
    number(rows, ['point', 'Point', 'which point of the design, from 0'], ({ point }) => point, {
      type: 'whole',
    }),
    ...samples.factors.map(({ isNumeric, ...own }, i): Variable => {
      const valueOf = ({ point }: Row) => byPoint.get(point)?.factors[i];
      return isNumeric
        ? { ...own, type: 'real', values: rows.map((row) => Number(valueOf(row) ?? NaN)) }
        : { ...own, type: 'text', values: rows.map((row) => String(valueOf(row) ?? '')) };
    }),
    ...seriesColumns(samples.outcomes, rows),
  ];
}

function seriesColumns<Row extends { readonly outcome: number; readonly arm: string }>(
  outcomes: SweepSummary['samples']['outcomes'],
  rows: readonly Row[],
): Variable[] {
  return [
    text(
      rows,
      ['outcome', 'Outcome', 'variable of the runs that is told'],
      ({ outcome }) => outcomes[outcome].name,
    ),
    text(
      rows,
      ['outcome_unit', 'Unit', 'unit of the outcome, and of what has none of its own'],
      ({ outcome }) => outcomes[outcome].unit,
    ),
    text(rows, ['arm', 'Arm', 'arm that is told'], ({ arm }) => arm),
  ];
}

function differencesTable(summary: SweepSummary): Table {
  const { differences: rows, baseline, margin } = summary;
  const ends = (
    name: string,
    label: string,
    read: (row: JudgedDifference) => Pick<Estimate, 'low' | 'high'> | undefined,
    unit = '',
  ) => [
    number(
      rows,
      [`${name}_low`, `${label}, low`, `lower end of the 95 % interval: ${label.toLowerCase()}`],
      (row) => read(row)?.low,
      { unit },
    ),
    number(
      rows,
      [`${name}_high`, `${label}, high`, `upper end of the 95 % interval: ${label.toLowerCase()}`],
      (row) => read(row)?.high,
      { unit },
    ),
  ];
  return {
    name: 'differences',
    variables: [
      ...placeColumns(summary, rows),
      text(rows, ['baseline', 'Baseline', 'arm that it is compared with'], () => baseline!),
      number(
        rows,
        ['pairs', 'Pairs', 'replications in which both arms have a number'],
        ({ pairs }) => pairs,
        { type: 'whole' },
      ),
      number(rows, ['treated', 'Mean of the arm', 'over the pairs'], ({ treated }) => treated),
      number(rows, ['control', 'Mean of the baseline', 'over the pairs'], (row) => row.baseline),
      number(
        rows,
        ['difference', 'Difference', 'mean over the pairs of arm less baseline'],
        ({ treated, baseline: base }) => treated - base,
      ),
      number(
        rows,
        ['standard_error', 'Standard error', 'of the difference'],
        ({ tested }) => tested?.standardError,
      ),
      ...ends('student', 'Difference, Student', ({ tested }) => tested?.student),
      ...ends('bca', 'Difference, bootstrap (BCa)', ({ tested }) => tested?.bootstrap),
      number(
        rows,
        ['percent', 'Difference in per cent', 'of the baseline’s mean, where that is above 0'],
        ({ tested }) => tested?.percent?.mean,
        { unit: '%' },
      ),
      ...ends('percent', 'Difference in per cent', ({ tested }) => tested?.percent, '%'),
      number(
        rows,
        ['p', 'p', 'two-sided paired t test of no difference, this one alone'],
        ({ tested }) => tested?.test.p,
        { unit: 'probability' },
      ),
      number(
        rows,
        ['p_holm', 'p after Holm', 'adjusted over all differences of this table'],
        ({ adjusted }) => adjusted,
        { unit: 'probability' },
      ),
      number(
        rows,
        [
          'p_equivalent',
          'p of equivalence',
          `two one-sided tests that it lies within ${margin} % of the baseline’s mean, this one alone`,
        ],
        ({ tested }) => tested?.equivalence,
        { unit: 'probability' },
      ),
      number(
        rows,
        ['p_equivalent_holm', 'p of equivalence after Holm', 'adjusted over all such tests of this table'],
        ({ adjustedEquivalence }) => adjustedEquivalence,
        { unit: 'probability' },
      ),
      text(
        rows,
        [
          'finding',
          'Finding',
          'more, less, identical (in every pair), equivalent (within the margin), open (cannot be told), untested (fewer than 2 pairs)',
        ],
        ({ finding }) => finding,
      ),
      number(
        rows,
        [
          'effect_size',
          'Effect size',
          'Hedges’ g of the differences: their mean in their own standard deviations',
        ],
        ({ tested }) => tested?.effect?.hedges,
        { unit: 'standard deviations' },
      ),
      ...ends('effect_size', 'Effect size', ({ tested }) => tested?.effect, 'standard deviations'),
      number(
        rows,
        ['superiority', 'Probability of more', 'share of pairs in which the arm has more; ties count half'],
        ({ tested }) => tested?.superiority.estimate,
        { unit: 'probability' },
      ),
      number(
        rows,
        [
          'pairing_gain',
          'Variance reduction',
          'how many times more runs the same interval would take with luck of its own for each arm',
        ],
        ({ tested }) => tested?.pairingGain,
      ),
      ...quantiles.flatMap((probability, i) => {
        const name = `q${Math.round(100 * probability)}`;
        const label = `Difference at quantile ${probability}`;
        const gap = ({ tested }: JudgedDifference) => tested?.quantileGaps[i];
        return [
          number(
            rows,
            [name, label, 'quantile of the arm less that of the baseline'],
            (row) => gap(row)?.estimate,
          ),
          ...ends(name, label, gap),
        ];
      }),
      number(
        rows,
        ['precise', 'Precision reached', '1 or 0; empty where no precision was asked of this difference'],
        ({ tested }) => (tested?.isPrecise === undefined ? NaN : Number(tested.isPrecise)),
      ),
    ],
  };
}

function levelsTable(summary: SweepSummary): Table {
  const { levels: rows } = summary;
  return {
    name: 'levels',
    variables: [
      ...placeColumns(summary, rows),
      number(rows, ['runs', 'Runs', 'replications in which it has a number'], ({ count }) => count, {
        type: 'whole',
      }),
      number(rows, ['mean', 'Mean', 'over the runs'], ({ mean }) => mean),
      number(rows, ['deviation', 'Standard deviation', 'of single runs'], ({ spread }) => spread?.deviation),
      number(
        rows,
        ['student_low', 'Mean, low', 'lower end of Student’s 95 % interval'],
        ({ spread }) => spread?.student.low,
      ),
      number(
        rows,
        ['student_high', 'Mean, high', 'upper end of Student’s 95 % interval'],
        ({ spread }) => spread?.student.high,
      ),
      ...quantiles.map((probability, i) =>
        number(
          rows,
          [`q${Math.round(100 * probability)}`, `Quantile ${probability}`, 'of single runs, type 7'],
          ({ spread }) => spread?.quantiles[i],
        ),
      ),
    ],
  };
}

function effectsTable({ effects, samples, baseline }: SweepSummary): Table {
  const rows = effects.flatMap(({ arm, outcome, isRelative, effects: own }) =>
    own.flatMap(({ factor, levels }) =>
      levels.map((level, i) => ({ arm, outcome, isRelative, factor, level, i })),
    ),
  );
  const what = baseline === undefined ? 'outcome' : 'difference to the baseline';
  return {
    name: 'main-effects',
    variables: [
      ...seriesColumns(samples.outcomes, rows),
      text(
        rows,
        ['baseline', 'Baseline', 'arm that it is compared with; empty where an arm is told alone'],
        () => baseline ?? '',
      ),
      text(
        rows,
        ['factor', 'Factor', 'factor whose levels are told, the others averaged out'],
        ({ factor }) => samples.factors[factor].name,
      ),
      number(rows, ['level', 'Level', 'from 0'], ({ i }) => i, { type: 'whole' }),
      text(rows, ['level_from', 'From', 'the level, or the least value of a class'], ({ level }) =>
        String(level.from),
      ),
      text(rows, ['level_to', 'To', 'the level, or the greatest value of a class'], ({ level }) =>
        String(level.to),
      ),
      number(rows, ['points', 'Points', 'points at the level'], ({ level }) => level.points, {
        type: 'whole',
      }),
      number(
        rows,
        ['replications', 'Replications', 'that all of these points have'],
        ({ level }) => level.replications,
        { type: 'whole' },
      ),
      text(
        rows,
        ['effect_unit', 'Unit of the effect', 'per cent of the baseline’s mean, or the outcome’s own'],
        ({ isRelative, outcome }) => (isRelative ? '%' : samples.outcomes[outcome].unit),
      ),
      number(
        rows,
        ['effect', 'Effect', `mean of the ${what} over the points of the level`],
        ({ level }) => level.interval.mean,
      ),
      number(
        rows,
        ['effect_low', 'Effect, low', 'lower end of Student’s 95 % interval over replications'],
        ({ level }) => level.interval.low,
      ),
      number(
        rows,
        ['effect_high', 'Effect, high', 'upper end of Student’s 95 % interval over replications'],
        ({ level }) => level.interval.high,
      ),
    ],
  };
}
