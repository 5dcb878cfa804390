import { type Comparison, verdict } from '#lab';

/**
 * A comparison for programs. The same scenario and options give the same bytes, however many workers ran it.
 *
 * Shape  `docs/cli.md`; networks, which have a file of their own, are left out
 */
export function comparisonJson(comparison: Comparison): string {
  const answer = { ...comparison, verdict: verdict(comparison) };
  return `${JSON.stringify(answer, (key, value: unknown) => (key === 'network' ? undefined : value), 2)}\n`;
}
