import type { Comparison } from './comparison.ts';
import { certaintyFindings } from './verdict/certainty.ts';
import { costFindings } from './verdict/cost.ts';
import { sampleSentences } from './sample-sentence.ts';
import type { Finding } from './verdict/finding.ts';
import { gapFindings } from './verdict/gap.ts';
import { whyFindings } from './verdict/why.ts';
import { isDetermined } from './statistics/support.ts';
import { english } from './wording/english.ts';
import type { Wording } from './wording/wording.ts';

/**
 * Says a comparison in plain words: by how much, why, at what cost, how sure, and what it cannot know.
 *
 * @returns findings in the order in which they should be read
 * @example verdict(await compare(loaded)).map(({ text }) => text).join('\n')
 */
export function verdict(comparison: Comparison, wording: Wording = english): readonly Finding[] {
  if (comparison.headline.arm === 'isolated') return isolatedFindings(comparison, wording);
  return [
    ...gapFindings(comparison, wording),
    ...whyFindings(comparison, wording),
    ...costFindings(comparison, wording),
    ...certaintyFindings(comparison, wording),
    ...sampleFindings(comparison, wording),
    { topic: 'caution', text: wording.verdict.modelCaution },
  ];
}

/** All there is to say of isolated firms alone. */
function isolatedFindings(comparison: Comparison, wording: Wording): Finding[] {
  const { arms, confidence } = comparison;
  const { numbers, verdict } = wording;
  const { mean, low, high } = arms.isolated!.turnover;
  const interval = isDetermined({ low, high })
    ? numbers.intervalOf(confidence, numbers.money(low), numbers.money(high))
    : numbers.noInterval(confidence);
  return [
    { topic: 'answer', text: verdict.isolatedAlone(numbers.money(mean), interval) },
    ...sampleFindings(comparison, wording),
    { topic: 'caution', text: verdict.luckCaution },
  ];
}

function sampleFindings({ sample }: Comparison, wording: Wording): Finding[] {
  return sampleSentences(sample, wording).map((text) => ({ topic: 'caution', text }));
}
