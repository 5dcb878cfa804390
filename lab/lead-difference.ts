import { differences } from './statistics/differences.ts';
import { type Interval, criticalValue, halfWidth } from './statistics/interval.ts';
import { ratioDifferenceInterval } from './statistics/ratio-interval.ts';
import { studentQuantile } from './statistics/student-quantile.ts';
import { exactly, isDetermined, wholeLine } from './statistics/support.ts';

/** By how much the cluster leads the same firms isolated in one scenario, and the replications that it rests on. */
export interface Lead {
  /** In per cent of isolated turnover. */
  readonly gap: Interval;
  readonly confidence: number;
  /** Key of all luck: replications of the same number and seed share theirs, whatever the scenario. */
  readonly seed: number;
  /** Of the scenario: equal for those that give the same runs. */
  readonly hash: string;
  /** k€ per replication, in the order of their numbers from 0. */
  readonly turnover: { readonly cluster: Float64Array; readonly isolated: Float64Array };
}

export interface LeadDifference {
  /** The second lead less the first, in percentage points. */
  readonly difference: Interval;
  readonly confidence: number;
  /** Replications with common luck; absent where the seeds differ, so that each scenario has luck of its own. */
  readonly pairs?: number;
}

/**
 * By how much the lead differs between two scenarios: paired over the replications that share their luck, and otherwise
 * from the two intervals.
 *
 * Source  Welch, B. L. (1947) The generalization of "Student’s" problem, Biometrika 34, 28–35: degrees of freedom where
 *         the replications are not paired
 */
export function leadDifference(first: Lead, second: Lead): LeadDifference {
  const confidence = Math.max(first.confidence, second.confidence);
  if (first.seed !== second.seed) return { difference: unpaired(first, second, confidence), confidence };
  const pairs = Math.min(first.turnover.cluster.length, second.turnover.cluster.length);
  const ratioOf = ({ turnover }: Lead): [Float64Array, Float64Array] => {
    const isolated = turnover.isolated.subarray(0, pairs);
    return [differences(turnover.cluster.subarray(0, pairs), isolated), isolated];
  };
  const difference =
    first.hash === second.hash
      ? exactly(0)
      : ratioDifferenceInterval(ratioOf(second), ratioOf(first), criticalValue(confidence, pairs), 100);
  return { difference, confidence, pairs };
}

function unpaired(first: Lead, second: Lead, confidence: number): Interval {
  const mean = second.gap.mean - first.gap.mean;
  if (!isDetermined(first.gap) || !isDetermined(second.gap)) return { mean, ...wholeLine };
  const [one, other] = [first, second].map((lead) => {
    const count = lead.turnover.cluster.length;
    const error = halfWidth(lead.gap) / criticalValue(lead.confidence, count);
    return { variance: error * error, freedom: count - 1 };
  });
  const variance = one.variance + other.variance;
  // Only of leads that are themselves known without luck.
  if (variance === 0) return exactly(mean);
  const freedom = variance ** 2 / (one.variance ** 2 / one.freedom + other.variance ** 2 / other.freedom);
  const reach = studentQuantile((1 + confidence) / 2, freedom) * Math.sqrt(variance);
  return { mean, low: mean - reach, high: mean + reach };
}
