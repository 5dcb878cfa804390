import type { Estimate } from '../statistics/estimate.ts';
import { percentileInterval } from '../statistics/resampling.ts';
import { isDetermined, isEnoughToResample, supported, wholeLine } from '../statistics/support.ts';

const usualConfidence = 0.95;

/** Fewest independent parts of a design whose resamples can give an interval. */
export function leastParts(confidence = usualConfidence): number {
  let count = 2;
  while (!isEnoughToResample(count, confidence)) count += 1;
  return count;
}

/**
 * The interval of an estimate from resamples of a design's independent parts, as trajectories or rows.
 *
 * @param count parts that were resampled
 * @returns ends at the infinities where the parts are too few, and NaN where they show no spread
 */
export function resampledInterval(
  estimate: number,
  replicates: Float64Array,
  count: number,
  confidence = usualConfidence,
): Estimate {
  if (!isEnoughToResample(count, confidence)) return { estimate, ...wholeLine };
  const interval = supported(percentileInterval(estimate, replicates, confidence), Math.abs(estimate));
  return isDetermined(interval) ? interval : { estimate, low: NaN, high: NaN };
}
