import type { Comparison } from '../comparison.ts';
import type { Wording } from '../wording/wording.ts';

/** Where the numbers of a figure come from: it stands under every figure. */
export function provenance({ replications, seed, confidence }: Comparison, { figures }: Wording): string {
  return figures.provenance(replications, seed, confidence);
}

/** The arms that were compared, in the order of the kernel. */
export function armsOf({ arms }: Comparison) {
  return (Object.keys(arms) as (keyof typeof arms)[]).map((arm) => ({ arm, result: arms[arm]! }));
}

/** Those that differ from isolated by rule. */
export function treatedArmsOf(comparison: Comparison) {
  return armsOf(comparison).filter(({ arm }) => arm !== 'isolated');
}
