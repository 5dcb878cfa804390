import type { Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { isDetermined } from '../statistics/support.ts';
import type { Wording } from '../wording/wording.ts';
import type { Finding } from './finding.ts';
import { figure, isNone, isUndecided } from './wording.ts';

/** What the headline arm pays, in attention and defection, and what is left as profit. */
export function costFindings({ arms, headline, confidence }: Comparison, wording: Wording): Finding[] {
  const { changes, ledger, ledgerChanges } = arms[headline.arm]!;
  const { numbers, verdict } = wording;
  const texts = [
    attentionText(changes.attentionCosts, arms.isolated!.turnover.mean, wording),
    isUndecided(ledgerChanges.defected)
      ? ''
      : verdict.defection(figure(ledger.defected.mean, 1, numbers.locale)),
    profitText(changes.profit, confidence, wording),
  ];
  return texts.filter(Boolean).map((text) => ({ topic: 'cost', text }));
}

function attentionText(change: Interval, isolatedTurnover: number, { numbers, verdict }: Wording): string {
  if (isUndecided(change)) return '';
  const percent =
    isolatedTurnover > 0 ? figure(Math.abs((100 * change.mean) / isolatedTurnover), 1, numbers.locale) : '';
  const verb = change.mean > 0 ? 'takes' : 'saves';
  return verdict.attention(verb, numbers.money(Math.abs(change.mean)), percent);
}

function profitText(change: Interval, confidence: number, { numbers, verdict }: Wording): string {
  const { mean, low, high } = change;
  const { money, intervalName, intervalOf } = numbers;
  if (isNone(change)) return verdict.sameProfit;
  if (!isDetermined(change)) return verdict.profitUndetermined;
  if (isUndecided(change)) {
    return verdict.profitNotToldApart(money(-low), money(high), intervalName(confidence));
  }
  const [near, far] = mean > 0 ? [low, high] : [-high, -low];
  const direction = mean > 0 ? 'higher' : 'lower';
  return verdict.profit(direction, money(Math.abs(mean)), intervalOf(confidence, money(near), money(far)));
}
