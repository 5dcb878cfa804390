import { type Comparison, causes, stages } from '../../lab/comparison.ts';
import { csvLine } from '../../lab/files/csv.ts';
import { armsOf } from '../../lab/report/provenance.ts';

export type FigureName = 'arms' | 'event-study' | 'funnel' | 'ledger';

/** The numbers that a figure shows, one observation per row. */
export function csvOfFigure(name: FigureName, comparison: Comparison): string {
  return [headers[name], ...rowsOf[name](comparison)].map((row) => `${csvLine(row)}\n`).join('');
}

type Row = readonly (string | number)[];

const headers: Readonly<Record<FigureName, Row>> = {
  arms: [
    'arm',
    'gap_mean_percent',
    'gap_low',
    'gap_high',
    'turnover_mean_keur',
    'turnover_low',
    'turnover_high',
  ],
  'event-study': ['arm', 'month', 'gap_mean_percent', 'low', 'high'],
  funnel: ['arm', 'stage', 'share_mean_percent', 'low', 'high'],
  ledger: ['arm', 'cause', 'share_mean_percent', 'low', 'high'],
};

const rowsOf: Readonly<Record<FigureName, (comparison: Comparison) => Row[]>> = {
  arms: (comparison) =>
    armsOf(comparison).map(({ arm, result: { gap, turnover } }) => [
      arm,
      gap.mean,
      gap.low,
      gap.high,
      turnover.mean,
      turnover.low,
      turnover.high,
    ]),
  'event-study': (comparison) =>
    armsOf(comparison).flatMap(({ arm, result: { events } }) =>
      events.month.map((month, i) => [arm, month, events.mean[i], events.low[i], events.high[i]]),
    ),
  funnel: (comparison) =>
    armsOf(comparison).flatMap(({ arm, result: { funnel } }) =>
      stages.map((stage) => [arm, stage, funnel[stage].mean, funnel[stage].low, funnel[stage].high]),
    ),
  ledger: (comparison) =>
    armsOf(comparison).flatMap(({ arm, result: { ledger } }) =>
      causes.map((cause) => [arm, cause, ledger[cause].mean, ledger[cause].low, ledger[cause].high]),
    ),
};
