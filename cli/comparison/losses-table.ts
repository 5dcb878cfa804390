import { type ArmResult, type Cause, type Comparison, causes } from '#lab';
import { causeTexts } from '../../lab/report/cause-texts.ts';
import { plain } from '../../lab/report/quantities.ts';
import type { Output } from '../session.ts';
import { directionOf } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';

/** The ledger of lost opportunities: by arm and cause, in per cent of the value that customers issued. */
export function lossesTable({ arms }: Comparison, output: Output): string {
  const columns = [
    { heading: 'Arm' },
    ...causes.map((cause) => ({ heading: causeTexts[cause].name, isNumber: true })),
    { heading: 'All lost', isNumber: true },
  ];
  const rows = Object.entries(arms).map(([arm, result]) => [
    arm,
    ...causes.map((cause) => lossCell(cause, result, output)),
    plain(
      causes.reduce((sum, cause) => sum + result.ledger[cause].mean, 0),
      1,
    ),
  ]);
  return tableOf(columns, rows, output);
}

/** The arrow says that the share differs from the isolated one beyond chance. */
function lossCell(cause: Cause, { ledger, ledgerChanges }: ArmResult, { colours }: Output): string {
  const share = plain(ledger[cause].mean, 1);
  switch (directionOf(ledgerChanges[cause])) {
    case 'up':
      return `${share} ${colours.red('↑')}`;
    case 'down':
      return `${share} ${colours.green('↓')}`;
    case 'none':
      return `${share}  `;
  }
}
