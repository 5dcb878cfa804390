import type { Comparison, Contrast } from '../comparison.ts';
import type { Finding } from './finding.ts';
import { armPhrases, capital, intervalName, isNone, isUndecided, magnitudes } from './wording.ts';

/** By how much the headline arm differs from its baseline, then from every other arm. */
export function gapFindings({ headline, contrasts, confidence }: Comparison): Finding[] {
  const isHeadline = ({ baseline }: Contrast) => baseline === headline.baseline;
  const interval = intervalName(confidence);
  return [
    ...contrasts.filter(isHeadline).map((contrast) => {
      return { topic: 'answer', text: gapText(contrast, '', interval) } as const;
    }),
    ...contrasts
      .filter((contrast) => !isHeadline(contrast))
      .map((contrast) => {
        return { topic: 'contrast', text: gapText(contrast, ' of isolated turnover', interval) } as const;
      }),
  ];
}

function gapText({ arm, baseline, gap }: Contrast, base: string, interval: string): string {
  const subject = capital(armPhrases[arm]);
  const other = armPhrases[baseline];
  if (isNone(gap)) return `${subject} sells exactly as much as ${other}.`;
  const { size, near, far } = magnitudes(gap);
  if (isUndecided(gap)) {
    return `${subject} and ${other} cannot be told apart: the former sells anywhere from ${near} % less to ${far} % more${base} (${interval}).`;
  }
  const direction = gap.mean > 0 ? 'more' : 'less';
  const amount = base
    ? `${direction} than ${other}, by ${size} %${base}`
    : `${size} % ${direction} than ${other}`;
  return `${subject} sells ${amount} (${interval}: ${near} to ${far}).`;
}
