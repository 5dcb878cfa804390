import { type Comparison, stages } from '#lab';
import { plain } from '../../lab/report/quantities.ts';
import type { Output } from '../session.ts';
import { tableOf } from '../text/table.ts';

/** What is left of 100 opportunities after each stage. */
export function funnelTable({ arms }: Comparison, output: Output): string {
  const columns = [
    { heading: 'Arm' },
    ...stages.map((stage) => ({ heading: stage.charAt(0).toUpperCase() + stage.slice(1), isNumber: true })),
  ];
  const rows = Object.entries(arms).map(([arm, { funnel }]) => [
    arm,
    ...stages.map((stage) => plain(funnel[stage].mean, 1)),
  ]);
  return tableOf(columns, rows, output);
}
