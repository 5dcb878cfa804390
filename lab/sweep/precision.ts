import type { Arm } from '#sim-core';
import { differences } from '../statistics/differences.ts';
import { criticalValue, halfWidth } from '../statistics/interval.ts';
import { ratioInterval } from '../statistics/ratio-interval.ts';
import { isFixedWidthReached } from '../statistics/stopping.ts';
import { runKey } from './run-key.ts';
import type { RunStore } from './store/run-store.ts';
import type { ReplicationRule } from './sweep.ts';

type PrecisionRule = Extract<ReplicationRule, { readonly isFixed: false }>;

/**
 * Whether a point has been looked at closely enough: two looks in a row find the interval of the paired difference within
 * the half-width wanted. A point with a failed run, or a baseline of 0, goes on to the cap.
 *
 * @param count replications of the point that are stored, a look's count
 */
export function isPreciseEnough(rule: PrecisionRule, store: RunStore, hash: string, count: number): boolean {
  const treated = outcomesOf(rule, store, hash, rule.arm, count);
  const baseline = outcomesOf(rule, store, hash, rule.baseline, count);
  return treated !== undefined && baseline !== undefined && isWithin(rule, treated, baseline);
}

/**
 * Whether the rule is met by pairs of replications: the last two looks find the interval within the half-width wanted.
 *
 * @param treated one value per replication, in their order
 * @param baseline as many
 */
export function isWithin(
  { halfWidth: wanted, confidence }: Pick<PrecisionRule, 'halfWidth' | 'confidence'>,
  treated: Float64Array,
  baseline: Float64Array,
): boolean {
  const widthOf = (looked: number) => {
    const base = baseline.subarray(0, looked);
    if (base.every((value) => value === 0)) return Infinity;
    const gaps = differences(treated.subarray(0, looked), base);
    return halfWidth(ratioInterval(gaps, base, criticalValue(confidence, looked), 100));
  };
  return isFixedWidthReached(treated.length, wanted, widthOf);
}

function outcomesOf(
  { outcome }: PrecisionRule,
  store: RunStore,
  hash: string,
  arm: Arm,
  count: number,
): Float64Array | undefined {
  const values = new Float64Array(count);
  for (let replication = 0; replication < count; replication += 1) {
    const run = store.read(runKey(hash, arm, replication));
    if (run.isFailed) return undefined;
    values[replication] = outcome.read(run.measures);
    if (!Number.isFinite(values[replication])) return undefined;
  }
  return values;
}
