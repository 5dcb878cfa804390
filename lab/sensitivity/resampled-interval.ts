import type { Estimate } from '../statistics/estimate.ts';
import { percentileInterval } from '../statistics/resampling.ts';
import { isDetermined, isEnoughToResample, supported, wholeLine } from '../statistics/support.ts';

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
  confidence = 0.95,
): Estimate {
  if (!isEnoughToResample(count, confidence)) return { estimate, ...wholeLine };
  const interval = supported(percentileInterval(estimate, replicates, confidence), Math.abs(estimate));
  return isDetermined(interval) ? interval : { estimate, low: NaN, high: NaN };
}
