import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { resilienceVerdict } from '../../lab/resilience/resilience-verdict.ts';

/**
 * An answer for programs. The same scenario and options give the same bytes, however many workers ran it.
 *
 * Shape  `docs/resilience.md`
 */
export function resilienceJson(answer: ResilienceAnswer): string {
  return `${JSON.stringify({ ...answer, verdict: resilienceVerdict(answer) }, null, 2)}\n`;
}
