import type { Comparison } from './comparison.ts';
import { certaintyFindings } from './verdict/certainty.ts';
import { costFindings } from './verdict/cost.ts';
import type { Finding } from './verdict/finding.ts';
import { gapFindings } from './verdict/gap.ts';
import { whyFindings } from './verdict/why.ts';
import { intervalName, money } from './verdict/wording.ts';

/**
 * Says a comparison in plain words: by how much, why, at what cost, how sure, and what it cannot know.
 *
 * @returns findings in the order in which they should be read
 * @example verdict(await compare(loaded)).map(({ text }) => text).join('\n')
 */
export function verdict(comparison: Comparison): readonly Finding[] {
  if (comparison.headline.arm === 'isolated') return [turnoverFinding(comparison), luckCaution];
  return [
    ...gapFindings(comparison),
    ...whyFindings(comparison),
    ...costFindings(comparison),
    ...certaintyFindings(comparison),
    modelCaution,
  ];
}

/** All there is to say of isolated firms alone. */
function turnoverFinding({ arms, confidence }: Comparison): Finding {
  const { mean, low, high } = arms.isolated!.turnover;
  const range = `${intervalName(confidence)}: ${money(low)} to ${money(high)}`;
  return { topic: 'answer', text: `Isolated, the firms sell ${money(mean)} a year (${range}).` };
}

const luckCaution: Finding = {
  topic: 'caution',
  text: 'The interval covers luck, not the model: rules or parameters that are wrong are not in it.',
};

const modelCaution: Finding = {
  topic: 'caution',
  text: 'The interval covers luck, not the model. Only the isolated arm is calibrated to data; the difference follows from rules of search, trust and meeting that are partly assumed, and other rules could give another answer.',
};
