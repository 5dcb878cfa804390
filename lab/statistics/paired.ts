import { bcaOfMean } from './bca.ts';
import { differences } from './differences.ts';
import { type EffectSize, effectSize } from './effect-size.ts';
import type { Estimate } from './estimate.ts';
import { type Interval, criticalValue, intervalOf } from './interval.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { pairingGain } from './pairing-gain.ts';
import type { Resampling } from './resampling.ts';
import { isDetermined } from './support.ts';
import { superiority } from './superiority.ts';
import { type TTest, tTest } from './t-test.ts';

/** What pairs of replications under common luck say of the difference between two arms. */
export interface PairedDifference {
  readonly pairs: number;
  /** NaN where the differences do not vary. */
  readonly standardError: number;
  readonly student: Interval;
  /** BCa bootstrap of the same mean: where it departs from Student's, the differences are skewed. */
  readonly bootstrap: Estimate;
  readonly test: TTest;
  /** Absent for 2 pairs, or where the differences do not vary. */
  readonly effect?: EffectSize;
  readonly superiority: Estimate;
  /** Absent where the differences do not vary. */
  readonly pairingGain?: number;
}

/**
 * Everything one difference is told by: its mean with both intervals, its test, its size, and what pairing gained.
 *
 * @param treated one value per replication, at least 2
 * @param control as many, of the same replications in the same order
 * @throws RangeError for samples of two lengths, or fewer than 2 pairs
 * @example pairedDifference(clusterTurnover, isolatedTurnover).student // { mean, low, high }
 */
export function pairedDifference(
  treated: Float64Array,
  control: Float64Array,
  resampling: Resampling = {},
): PairedDifference {
  const gaps = differences(treated, control);
  const { confidence = 0.95 } = resampling;
  const test = tTest(gaps);
  const effect = gaps.length > 2 ? effectSize(gaps, confidence) : undefined;
  const gain = pairingGain(treated, control);
  const student = intervalOf(gaps, criticalValue(confidence, gaps.length));
  return {
    pairs: gaps.length,
    standardError: isDetermined(student) ? Math.sqrt(meanAndVariance(gaps).variance / gaps.length) : NaN,
    student,
    bootstrap: bcaOfMean(gaps, resampling),
    test,
    ...(effect === undefined ? {} : { effect }),
    superiority: superiority(gaps, confidence),
    ...(gain === undefined ? {} : { pairingGain: gain }),
  };
}
