import type { Comparison } from '#lab';
import type { Output } from '../session.ts';
import { grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';

/** What public programmes cost in each arm; nothing where no lever is charged. */
export function publicMoneyTable({ arms }: Comparison, output: Output): string | undefined {
  const results = Object.entries(arms);
  if (results.every(([, { measures }]) => measures.publicCharged.mean === 0)) return undefined;
  const columns = ['Arm', 'Charged', 'Spent', 'Given back'].map((heading, i) => ({
    heading,
    isNumber: i > 0,
  }));
  const rows = results.map(([arm, { measures }]) => [
    arm,
    ...(['publicCharged', 'publicSpent', 'publicReturned'] as const).map((name) =>
      grouped(measures[name].mean),
    ),
  ]);
  return tableOf(columns, rows, output);
}
