import type { Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Finding } from './finding.ts';
import { figure, intervalName, isNone, isUndecided, money } from './wording.ts';

/** What the headline arm pays, in attention and defection, and what is left as profit. */
export function costFindings({ arms, headline, confidence }: Comparison): Finding[] {
  const { changes, ledger, ledgerChanges } = arms[headline.arm]!;
  const texts = [
    attentionText(changes.attentionCosts, arms.isolated!.turnover.mean),
    isUndecided(ledgerChanges.defected)
      ? ''
      : `Partners defect on ${figure(ledger.defected.mean, 1)} of every 100 opportunities, by value.`,
    profitText(changes.profit, intervalName(confidence)),
  ];
  return texts.filter(Boolean).map((text) => ({ topic: 'cost', text }));
}

function attentionText(change: Interval, isolatedTurnover: number): string {
  if (isUndecided(change)) return '';
  const part =
    isolatedTurnover > 0
      ? `, ${figure(Math.abs((100 * change.mean) / isolatedTurnover), 1)} % of isolated turnover`
      : '';
  const verb = change.mean > 0 ? 'takes' : 'saves';
  return `This way of working ${verb} attention worth ${money(Math.abs(change.mean))} a year${part}.`;
}

function profitText(change: Interval, interval: string): string {
  const { mean, low, high } = change;
  const profit = 'Profit after these costs, before research and investment,';
  if (isNone(change)) return `${profit} is exactly that of isolated firms.`;
  if (isUndecided(change)) {
    return `${profit} cannot be told apart from that of isolated firms: from ${money(-low)} a year less to ${money(high)} more (${interval}).`;
  }
  const [near, far] = mean > 0 ? [low, high] : [-high, -low];
  const direction = mean > 0 ? 'higher' : 'lower';
  return `${profit} is ${money(Math.abs(mean))} a year ${direction} than that of isolated firms (${interval}: ${money(near)} to ${money(far)}).`;
}
