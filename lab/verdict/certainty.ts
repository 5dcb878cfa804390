import type { Comparison } from '../comparison.ts';
import type { Wording } from '../wording/wording.ts';
import type { Finding } from './finding.ts';
import { decimalsOf, figure } from './wording.ts';

/** Below this, common luck is not worth a sentence. */
const notableGain = 1.5;

/** How sure: the reach of the interval, what it means, and what common luck brought. */
export function certaintyFindings(comparison: Comparison, { numbers, verdict }: Wording): Finding[] {
  const { arms, headline, replications, confidence, precision } = comparison;
  const gain = arms[headline.arm]!.pairingGain ?? 0;
  const reach = figure(precision.reached, decimalsOf(precision.reached), numbers.locale);
  const all = sizeFor(confidence);
  const isKnown = Number.isFinite(precision.reached);
  const texts = [
    isKnown ? verdict.reach(reach, replications, Math.round(all * confidence), all) : '',
    precision.isReached || !isKnown ? '' : verdict.tooWide(precision.wanted),
    gain < notableGain ? '' : verdict.commonLuck(figure(gain, gain < 10 ? 1 : 0, numbers.locale)),
  ];
  return texts.filter(Boolean).map((text) => ({ topic: 'certainty', text }));
}

/** Of how many intervals to speak, as of 100 for 95 %. */
function sizeFor(confidence: number): number {
  return [100, 1000, 10_000].find((size) => isWhole(size * confidence)) ?? 10_000;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
