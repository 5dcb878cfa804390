import type { Comparison } from '#lab';
import { isDetermined } from '../../lab/statistics/support.ts';
import type { Output } from '../session.ts';
import { wrap } from '../text/wrap.ts';
import { armsTable } from './arms-table.ts';
import { funnelTable } from './funnel-table.ts';
import { gapCurves } from './gap-curves.ts';
import { lossesTable } from './losses-table.ts';
import { publicMoneyTable } from './public-money.ts';
import { verdictText } from './verdict-text.ts';

function hasAllGaps(arms: Comparison['arms']): boolean {
  return Object.values(arms).every(({ gap }) => isDetermined(gap));
}

/** A comparison for people: the verdict in words, then the tables behind it. */
export function comparisonText(comparison: Comparison, output: Output): string {
  const { title, scenario, confidence, years, arms } = comparison;
  const { colours, width } = output;
  const section = (heading: string, note: string, body: string) =>
    `${colours.bold(heading)}\n${colours.dim(wrap(note, width))}\n\n${body}`;
  const percent = Number((100 * confidence).toFixed(6));
  const curves = gapCurves(comparison, output);
  const publicMoney = publicMoneyTable(comparison, output);
  return [
    `${title} ${colours.dim(`(${scenario})`)}`,
    verdictText(comparison, output),
    section(
      'Arms',
      `Means of ${years.branch} years after the branch; in brackets ${percent} % intervals of paired differences${hasAllGaps(arms) ? '' : ', – where the replications support none'}.`,
      armsTable(comparison, output),
    ),
    ...(publicMoney
      ? [
          section(
            'Public money',
            'k€ a year after the branch. Every arm is charged the same; what it has no use for it gives back.',
            publicMoney,
          ),
        ]
      : []),
    section(
      'Lost opportunities',
      'By cause, in per cent of the value that customers issued. An arrow marks what differs from isolated beyond chance.',
      lossesTable(comparison, output),
    ),
    section(
      'Funnel',
      'Of 100 opportunities issued, those that reach each stage; “delivered” is weighed by value.',
      funnelTable(comparison, output),
    ),
    ...(curves
      ? [
          section(
            'Gap to isolated over time',
            `In per cent of isolated turnover of the same months; before the branch all arms are equal.${arms.planner ? ' The planner’s curve, an upper bound, is cut at the top.' : ''}`,
            curves,
          ),
        ]
      : []),
  ].join('\n\n');
}
