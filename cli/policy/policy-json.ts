import type { PolicyAnswer } from '../../lab/policy/policy-answer.ts';
import { policyVerdict } from '../../lab/policy/policy-verdict.ts';

/**
 * An answer for programs. The same scenario and options give the same bytes, however many workers ran it.
 *
 * Shape  `docs/policy.md`
 */
export function policyJson(answer: PolicyAnswer): string {
  return `${JSON.stringify({ ...answer, verdict: policyVerdict(answer) }, null, 2)}\n`;
}
