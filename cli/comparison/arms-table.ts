import { type ArmResult, type Comparison, type Interval, isUndecided } from '#lab';
import type { Arm, MeasureName } from '#sim-core';
import { none } from '../../lab/report/quantities.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import type { Output } from '../session.ts';
import { directionOf, grouped, signed } from '../text/numbers.ts';
import { type Column, tableOf } from '../text/table.ts';

interface Measured {
  readonly heading: string;
  readonly cell: (result: ArmResult) => string;
}

const plain = (heading: string, measure: MeasureName, decimals = 0): Measured => ({
  heading,
  cell: ({ measures }) => grouped(measures[measure].mean, decimals),
});

const exportShare: Measured = {
  heading: 'Export\n%',
  cell: ({ measures }) =>
    measures.turnover.mean > 0
      ? grouped((100 * measures.exportTurnover.mean) / measures.turnover.mean, 1)
      : '–',
};

const always: readonly Measured[] = [
  plain('Profit\nk€/yr', 'profit'),
  exportShare,
  {
    heading: 'Companies\n ',
    cell: ({ measures }) => grouped(measures.firms.mean + measures.related.mean, 0),
  },
];

/** Shown as far as the width allows, in this order. */
const whereThereIsRoom: readonly Measured[] = [
  plain('Value added\nk€/yr', 'valueAdded'),
  plain('Employees\n ', 'employment'),
  plain('Ties per\nperson', 'meanDegree', 1),
];

/** What each arm sells, earns and is, with the paired gap to the isolated one. */
export function armsTable({ arms }: Comparison, output: Output): string {
  const entries = Object.entries(arms) as [Arm, ArmResult][];
  const tableWith = (measured: readonly Measured[]): string => {
    const columns: Column[] = [
      { heading: 'Arm\n ' },
      { heading: 'Turnover\nk€/yr', isNumber: true },
      { heading: 'Gap to isolated\n%', isNumber: true },
      ...measured.map(({ heading }) => ({ heading, isNumber: true })),
    ];
    const rows = entries.map(([arm, result]) => [
      arm,
      grouped(result.turnover.mean),
      arm === 'isolated' ? '–' : gapCell(result.gap, output),
      ...measured.map(({ cell }) => cell(result)),
    ]);
    return tableOf(columns, rows, output);
  };
  let table = tableWith(always);
  for (let count = 1; count <= whereThereIsRoom.length; count += 1) {
    const wider = tableWith([...always, ...whereThereIsRoom.slice(0, count)]);
    if (widthOf(wider) > output.width) break;
    table = wider;
  }
  return table;
}

/** As in `+24.3 (+22.1 to +26.4)`; colour only where chance alone could not have made it. */
function gapCell(gap: Interval, { colours }: Output): string {
  const ends = isDetermined(gap) ? `${signed(gap.low)} to ${signed(gap.high)}` : none;
  const text = `${signed(gap.mean)} (${ends})`;
  if (isUndecided(gap)) return colours.dim(text);
  return directionOf(gap) === 'up' ? colours.green(text) : colours.red(text);
}

function widthOf(text: string): number {
  const bare = text.replaceAll(/\u001b\[[0-9;]*m/g, '');
  return Math.max(...bare.split('\n').map((line) => line.length));
}
