import type { MixResult, PolicyAnswer } from '../../policy/policy-answer.ts';
import { english } from '../../wording/english.ts';
import type { Wording } from '../../wording/wording.ts';

/** Where the numbers of a figure come from: it stands under every figure. */
export function policyProvenance(
  { replications, seed, confidence, arm }: PolicyAnswer,
  { policy, numbers }: Wording = english,
): string {
  return policy.provenance(replications, arm, seed, numbers.intervalName(confidence));
}

/** Most turnover per euro first; those that spent nothing last. */
export function rankedMixes({ mixes }: PolicyAnswer): MixResult[] {
  const effect = ({ perEuroSpent }: MixResult) => perEuroSpent?.turnover.mean ?? -Number.MAX_VALUE;
  return [...mixes].sort((a, b) => effect(b) - effect(a));
}
