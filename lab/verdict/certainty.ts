import type { Comparison } from '../comparison.ts';
import type { Finding } from './finding.ts';
import { decimalsOf, figure } from './wording.ts';

/** Below this, common luck is not worth a sentence. */
const notableGain = 1.5;

/** How sure: the reach of the interval, what it means, and what common luck brought. */
export function certaintyFindings(comparison: Comparison): Finding[] {
  const { arms, headline, replications, confidence, precision } = comparison;
  const gain = arms[headline.arm]!.pairingGain ?? 0;
  const reach = figure(precision.reached, decimalsOf(precision.reached));
  const texts = [
    `The interval reaches ±${reach} points of isolated turnover after ${replications} replications: ${outOf(confidence)} such intervals contain the model’s true difference.`,
    precision.isReached
      ? ''
      : `That is wider than ±${precision.wanted} points; more replications would narrow it.`,
    gain < notableGain
      ? ''
      : `Every arm lived through the same luck; with luck of its own for each, the same interval would take about ${figure(gain, gain < 10 ? 1 : 0)} times as many replications.`,
  ];
  return texts.filter(Boolean).map((text) => ({ topic: 'certainty', text }));
}

/** As in `95 of 100`. */
function outOf(confidence: number): string {
  const all = [100, 1000, 10_000].find((size) => isWhole(size * confidence)) ?? 10_000;
  return `about ${Math.round(all * confidence)} of ${all}`;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
