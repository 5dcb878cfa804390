import type { ArmResult, Comparison } from './comparison.ts';
import { wholeLine } from './statistics/support.ts';

/** What JSON writes as null, by the name that it has. */
const lost: Readonly<Record<string, number>> = { mean: NaN, ...wholeLine, reached: Infinity };

/**
 * A comparison as it was before it became JSON, which has null for an interval's end at infinity and for a mean that does not
 * exist. One stored before its last year was kept apart has that year's mean without an interval.
 *
 * @param stored what JSON was parsed to
 */
export function comparisonFrom(stored: unknown): Comparison {
  const comparison = restored(stored) as Comparison;
  const arms = Object.entries(comparison.arms).map(([arm, result]) => [arm, withLastYear(result)]);
  return { ...comparison, arms: Object.fromEntries(arms) as Comparison['arms'] };
}

function restored(value: unknown, name = ''): unknown {
  if (value === null) return lost[name] ?? null;
  if (Array.isArray(value)) return value.map((each) => restored(each, name));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restored(each, key)]));
}

function withLastYear(result: ArmResult): ArmResult {
  if ((result as Partial<ArmResult>).lastYear) return result;
  const gaps = result.events.mean.slice(-12);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return { ...result, lastYear: { mean, ...wholeLine } };
}
