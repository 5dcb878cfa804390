import { columnsOver } from '../../files/columns-over.ts';
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

function placeColumns<Row extends { readonly point: number; readonly outcome: number; readonly arm: string }>(
  { samples }: SweepSummary,
  rows: readonly Row[],
): Variable[] {
  const column = columnsOver(rows);
  const byPoint = new Map(samples.points.map((each): [number, SampledPoint] => [each.point, each]));
  return [
    column.whole('point', 'Point', '', 'which point of the design, from 0', ({ point }) => point),
    ...samples.factors.map(({ isNumeric, ...own }, i): Variable => {
      const valueOf = ({ point }: Row) => byPoint.get(point)?.factors[i];
      return isNumeric
        ? { ...own, type: 'real', values: rows.map((row) => Number(valueOf(row) ?? NaN)) }
        : { ...own, type: 'text', values: rows.map((row) => valueOf(row)?.toString()) };
    }),
    ...seriesColumns(samples.outcomes, rows),
  ];
}

function seriesColumns<Row extends { readonly outcome: number; readonly arm: string }>(
  outcomes: SweepSummary['samples']['outcomes'],
  rows: readonly Row[],
): Variable[] {
  const column = columnsOver(rows);
  return [
    column.text(
      'outcome',
      'Outcome',
      'variable of the runs that is told',
      ({ outcome }) => outcomes[outcome].name,
    ),
    column.text(
      'outcome_unit',
      'Unit',
      'unit of the outcome, and of what has none of its own',
      ({ outcome }) => outcomes[outcome].unit,
    ),
    column.text('arm', 'Arm', 'arm that is told', ({ arm }) => arm),
  ];
}

function differencesTable(summary: SweepSummary): Table {
  const { differences: rows, baseline, margin } = summary;
  const column = columnsOver(rows);
  const ends = (
    name: string,
    label: string,
    read: (row: JudgedDifference) => Pick<Estimate, 'low' | 'high'> | undefined,
    unit = '',
  ) => [
    column.real(
      `${name}_low`,
      `${label}, low`,
      unit,
      `lower end of the 95 % interval: ${label.toLowerCase()}`,
      (row) => read(row)?.low,
    ),
    column.real(
      `${name}_high`,
      `${label}, high`,
      unit,
      `upper end of the 95 % interval: ${label.toLowerCase()}`,
      (row) => read(row)?.high,
    ),
  ];
  return {
    name: 'differences',
    variables: [
      ...placeColumns(summary, rows),
      column.text('baseline', 'Baseline', 'arm that it is compared with', () => baseline!),
      column.whole(
        'pairs',
        'Pairs',
        '',
        'replications in which both arms have a number',
        ({ pairs }) => pairs,
      ),
      column.real('treated', 'Mean of the arm', '', 'over the pairs', ({ treated }) => treated),
      column.real('control', 'Mean of the baseline', '', 'over the pairs', (row) => row.baseline),
      column.real(
        'difference',
        'Difference',
        '',
        'mean over the pairs of arm less baseline',
        ({ treated, baseline: base }) => treated - base,
      ),
      column.real(
        'standard_error',
        'Standard error',
        '',
        'of the difference',
        ({ tested }) => tested?.standardError,
      ),
      ...ends('student', 'Difference, Student', ({ tested }) => tested?.student),
      ...ends('bca', 'Difference, bootstrap (BCa)', ({ tested }) => tested?.bootstrap),
      column.real(
        'percent',
        'Difference in per cent',
        '%',
        'of the baseline’s mean, where that is above 0',
        ({ tested }) => tested?.percent?.mean,
      ),
      ...ends('percent', 'Difference in per cent', ({ tested }) => tested?.percent, '%'),
      column.real(
        'p',
        'p',
        'probability',
        'two-sided paired t test of no difference, this one alone',
        ({ tested }) => tested?.test.p,
      ),
      column.real(
        'p_holm',
        'p after Holm',
        'probability',
        'adjusted over all differences of this table; empty where no pair differs, which is no test',
        ({ adjusted }) => adjusted,
      ),
      column.real(
        'p_equivalent',
        'p of equivalence',
        'probability',
        `two one-sided tests that it lies within ${margin} % of the baseline’s mean, this one alone`,
        ({ tested }) => tested?.equivalence,
      ),
      column.real(
        'p_equivalent_holm',
        'p of equivalence after Holm',
        'probability',
        'adjusted over all such tests of this table',
        ({ adjustedEquivalence }) => adjustedEquivalence,
      ),
      column.text(
        'finding',
        'Finding',
        'more, less, identical (in every pair), equivalent (within the margin), open (cannot be told), untested (fewer than 2 pairs)',
        ({ finding }) => finding,
      ),
      column.real(
        'effect_size',
        'Effect size',
        'standard deviations',
        'Hedges’ g of the differences: their mean in their own standard deviations',
        ({ tested }) => tested?.effect?.hedges,
      ),
      ...ends('effect_size', 'Effect size', ({ tested }) => tested?.effect, 'standard deviations'),
      column.real(
        'superiority',
        'Probability of more',
        'probability',
        'share of pairs in which the arm has more; ties count half',
        ({ tested }) => tested?.superiority.estimate,
      ),
      column.real(
        'pairing_gain',
        'Variance reduction',
        '',
        'how many times more runs the same interval would take with luck of its own for each arm',
        ({ tested }) => tested?.pairingGain,
      ),
      ...quantiles.flatMap((probability, i) => {
        const name = `q${Math.round(100 * probability)}`;
        const label = `Difference at quantile ${probability}`;
        const gap = ({ tested }: JudgedDifference) => tested?.quantileGaps[i];
        return [
          column.real(
            name,
            label,
            '',
            'quantile of the arm less that of the baseline',
            (row) => gap(row)?.estimate,
          ),
          ...ends(name, label, gap),
        ];
      }),
      column.real(
        'precise',
        'Precision reached',
        '',
        '1 or 0; empty where no precision was asked of this difference',
        ({ tested }) => (tested?.isPrecise === undefined ? NaN : Number(tested.isPrecise)),
      ),
    ],
  };
}

function levelsTable(summary: SweepSummary): Table {
  const { levels: rows } = summary;
  const column = columnsOver(rows);
  return {
    name: 'levels',
    variables: [
      ...placeColumns(summary, rows),
      column.whole('runs', 'Runs', '', 'replications in which it has a number', ({ count }) => count),
      column.real('mean', 'Mean', '', 'over the runs', ({ mean }) => mean),
      column.real('deviation', 'Standard deviation', '', 'of single runs', ({ spread }) => spread?.deviation),
      column.real(
        'student_low',
        'Mean, low',
        '',
        'lower end of Student’s 95 % interval',
        ({ spread }) => spread?.student.low,
      ),
      column.real(
        'student_high',
        'Mean, high',
        '',
        'upper end of Student’s 95 % interval',
        ({ spread }) => spread?.student.high,
      ),
      ...quantiles.map((probability, i) =>
        column.real(
          `q${Math.round(100 * probability)}`,
          `Quantile ${probability}`,
          '',
          'of single runs, type 7',
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
  const column = columnsOver(rows);
  const what = baseline === undefined ? 'outcome' : 'difference to the baseline';
  return {
    name: 'main-effects',
    variables: [
      ...seriesColumns(samples.outcomes, rows),
      column.text(
        'baseline',
        'Baseline',
        'arm that it is compared with; empty where an arm is told alone',
        () => baseline,
      ),
      column.text(
        'factor',
        'Factor',
        'factor whose levels are told, the others averaged out',
        ({ factor }) => samples.factors[factor].name,
      ),
      column.whole('level', 'Level', '', 'from 0', ({ i }) => i),
      column.text('level_from', 'From', 'the level, or the least value of a class', ({ level }) =>
        String(level.from),
      ),
      column.text('level_to', 'To', 'the level, or the greatest value of a class', ({ level }) =>
        String(level.to),
      ),
      column.whole('points', 'Points', '', 'points at the level', ({ level }) => level.points),
      column.whole(
        'replications',
        'Replications',
        '',
        'that all of these points have',
        ({ level }) => level.replications,
      ),
      column.text(
        'effect_unit',
        'Unit of the effect',
        'per cent of the baseline’s mean, or the outcome’s own',
        ({ isRelative, outcome }) => (isRelative ? '%' : samples.outcomes[outcome].unit),
      ),
      column.real(
        'effect',
        'Effect',
        '',
        `mean of the ${what} over the points of the level`,
        ({ level }) => level.interval.mean,
      ),
      column.real(
        'effect_low',
        'Effect, low',
        '',
        'lower end of Student’s 95 % interval over replications',
        ({ level }) => level.interval.low,
      ),
      column.real(
        'effect_high',
        'Effect, high',
        '',
        'upper end of Student’s 95 % interval over replications',
        ({ level }) => level.interval.high,
      ),
    ],
  };
}
