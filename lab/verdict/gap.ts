import type { Comparison, Contrast } from '../comparison.ts';
import { isDetermined } from '../statistics/support.ts';
import type { Wording } from '../wording/wording.ts';
import type { Finding } from './finding.ts';
import { isNone, isUndecided, magnitudes } from './wording.ts';

/** By how much the headline arm differs from its baseline, then from every other arm. */
export function gapFindings({ headline, contrasts, confidence }: Comparison, wording: Wording): Finding[] {
  const isHeadline = ({ baseline }: Contrast) => baseline === headline.baseline;
  return [
    ...contrasts.filter(isHeadline).map((contrast) => {
      return { topic: 'answer', text: gapText(contrast, false, confidence, wording) } as const;
    }),
    ...contrasts
      .filter((contrast) => !isHeadline(contrast))
      .map((contrast) => {
        return { topic: 'contrast', text: gapText(contrast, true, confidence, wording) } as const;
      }),
  ];
}

function gapText(
  { arm, baseline, gap }: Contrast,
  isOfIsolated: boolean,
  confidence: number,
  { numbers, verdict }: Wording,
): string {
  const compared = { arm, baseline, isOfIsolated };
  if (isNone(gap)) return verdict.sellsAsMuch(compared);
  if (!isDetermined(gap)) return verdict.undetermined(compared);
  const { size, near, far } = magnitudes(gap, numbers.locale);
  if (isUndecided(gap)) return verdict.notToldApart(compared, near, far, numbers.intervalName(confidence));
  const direction = gap.mean > 0 ? 'more' : 'less';
  return verdict.sells(compared, direction, size, numbers.intervalOf(confidence, near, far));
}
