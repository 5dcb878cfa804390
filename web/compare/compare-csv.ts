import { type Comparison, causes } from '../../lab/comparison.ts';
import { csvLine } from '../../lab/files/csv.ts';
import type { LeadDifference } from '../../lab/lead-difference.ts';
import { armsOf } from '../../lab/report/provenance.ts';
import type { Interval } from '../../lab/statistics/interval.ts';

const header = [
  'side',
  'scenario',
  'hash',
  'replications',
  'quantity',
  'arm',
  'cause',
  'unit',
  'mean',
  'low',
  'high',
];

/** All numbers of two scenarios beside each other, one observation per row. */
export function compareCsv([one, other]: readonly [Comparison, Comparison], lead: LeadDifference): string {
  const last = ['b_less_a', '', '', lead.pairs ?? '', 'lead', 'cluster', '', 'percentage points'];
  const rows = [...rowsOf('a', one), ...rowsOf('b', other), [...last, ...ends(lead.difference)]];
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}

function rowsOf(side: string, comparison: Comparison) {
  const key = [side, comparison.scenario, comparison.hash, comparison.replications];
  return armsOf(comparison).flatMap(({ arm, result: { gap, turnover, ledger } }) => [
    [...key, 'gap_to_isolated', arm, '', '%', ...ends(gap)],
    [...key, 'turnover', arm, '', 'k€/year', ...ends(turnover)],
    ...causes.map((cause) => [...key, 'value_lost', arm, cause, '% of value issued', ...ends(ledger[cause])]),
  ]);
}

function ends({ mean, low, high }: Interval): number[] {
  return [mean, low, high];
}
