import type { Estimate } from './estimate.ts';
import { quantileOf } from './quantile.ts';
import { type Resampling, defaultResamples, eachResample, percentileInterval } from './resampling.ts';
import { isEnoughToResample, supported, wholeLine } from './support.ts';

/**
 * By how much a quantile of the first sample lies above the same quantile of the second, pairs resampled together.
 *
 * Quantiles are of type 7. The interval is the percentile bootstrap's: the jackknife, and BCa with it, is not consistent for
 * quantiles. At the median it tells of the typical year, at .1 of the bad ones.
 *
 * Source  Efron, B. & Tibshirani, R. J. (1993) An Introduction to the Bootstrap, chapter 13 and section 11.6; Hyndman & Fan
 *         (1996) for the quantile
 *
 * @param treated one value per replication
 * @param control as many, of the same replications in the same order
 * @param probability in [0, 1]
 * @returns infinite ends where the pairs are too few for that quantile, see `isEnoughToResample`, or no resample differs
 * @throws RangeError for samples of two lengths, empty ones, or a probability outside [0, 1]
 */
export function quantileGap(
  treated: Float64Array,
  control: Float64Array,
  probability: number,
  resampling: Resampling = {},
): Estimate {
  return quantileGaps(treated, control, [probability], resampling)[0];
}

/** The same at several probabilities, from the same resamples. */
export function quantileGaps(
  treated: Float64Array,
  control: Float64Array,
  probabilities: readonly number[],
  resampling: Resampling = {},
): Estimate[] {
  if (treated.length !== control.length) throw new RangeError('pairs require samples of one length');
  const first = new Float64Array(treated.length);
  const second = new Float64Array(treated.length);
  const gapsAt = (units: Int32Array) => {
    for (let i = 0; i < units.length; i += 1) {
      first[i] = treated[units[i]];
      second[i] = control[units[i]];
    }
    first.sort();
    second.sort();
    return probabilities.map(
      (probability) => quantileOf(first, probability) - quantileOf(second, probability),
    );
  };
  const estimates = gapsAt(Int32Array.from(treated, (_, i) => i));
  const replicates = probabilities.map(() => new Float64Array(resampling.resamples ?? defaultResamples));
  eachResample(treated.length, resampling, (units, resample) => {
    for (const [i, gap] of gapsAt(units).entries()) replicates[i][resample] = gap;
  });
  const { confidence = 0.95 } = resampling;
  const size = [treated, control].reduce(
    (most, each) => each.reduce((so, x) => Math.max(so, Math.abs(x)), most),
    0,
  );
  return estimates.map((estimate, i) =>
    isEnoughToResample(treated.length, confidence, probabilities[i])
      ? supported(percentileInterval(estimate, replicates[i], confidence), size)
      : { estimate, ...wholeLine },
  );
}
