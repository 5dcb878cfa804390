import type { MixResult, PolicyAnswer } from '../../policy/policy-answer.ts';
import { intervalName } from '../../verdict/wording.ts';

/** Where the numbers of a figure come from: it stands under every figure. */
export function policyProvenance({ replications, seed, confidence, arm }: PolicyAnswer): string {
  return `${replications} paired replications of the ${arm} arm, seed ${seed}, ${intervalName(confidence)}s (Student’s t; per euro, of a ratio of means).`;
}

/** Most turnover per euro first; those that spent nothing last. */
export function rankedMixes({ mixes }: PolicyAnswer): MixResult[] {
  const effect = ({ perEuroSpent }: MixResult) => perEuroSpent?.turnover.mean ?? -Number.MAX_VALUE;
  return [...mixes].sort((a, b) => effect(b) - effect(a));
}
