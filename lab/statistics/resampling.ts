import { integerBelow } from '#sim-core/random/integer-below.ts';
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import type { Estimate } from './estimate.ts';

/** How a bootstrap draws; the same options and count give the same resamples on every machine. */
export interface Resampling {
  /** Resamples, at least 1; 2,000 by default. */
  readonly resamples?: number;
  /** Of the interval, in (0, 1); .95 by default. */
  readonly confidence?: number;
  /** Of the resampling alone, an integer in [0, 2^32); 0 by default. */
  readonly seed?: number;
}

export const defaultResamples = 2000;

/** The kernel's streams grow from 0: this is the last, so that resampling never meets them. */
export const resamplingStream = 63;

/**
 * Draws resamples with replacement, one after the other.
 *
 * Source  Efron, B. (1979) Bootstrap methods: another look at the jackknife, Ann. Stat. 7(1), 1–26
 *
 * @param count units to draw from, and per resample; at least 1
 * @param visit takes the units drawn and the number of the resample; the array is used again for the next
 * @throws RangeError for a count or a number of resamples below 1, or a seed out of range
 */
export function eachResample(
  count: number,
  { resamples = defaultResamples, seed = 0 }: Resampling,
  visit: (units: Int32Array, resample: number) => void,
): void {
  requireWhole('a resample', 'unit', count);
  requireWhole('a bootstrap', 'resample', resamples);
  const random = new Random(seed, 0);
  const units = new Int32Array(count);
  for (let resample = 0; resample < resamples; resample += 1) {
    for (let i = 0; i < count; i += 2) {
      units[i] = integerBelow(random.draw(resamplingStream, resample, i), count);
      if (i + 1 < count) units[i + 1] = integerBelow(random.second, count);
    }
    visit(units, resample);
  }
}

/** The values of a statistic over resamples, in the order drawn. */
export function replicatesOf(
  count: number,
  statistic: (units: Int32Array) => number,
  resampling: Resampling = {},
): Float64Array {
  const replicates = new Float64Array(resampling.resamples ?? defaultResamples);
  eachResample(count, resampling, (units, resample) => (replicates[resample] = statistic(units)));
  return replicates;
}

/**
 * The interval between two quantiles of the replicates: right for statistics that the jackknife cannot handle, as quantiles.
 *
 * Source  Efron, B. & Tibshirani, R. J. (1993) An Introduction to the Bootstrap, chapter 13
 *
 * @param replicates at least 1, in any order
 */
export function percentileInterval(estimate: number, replicates: Float64Array, confidence = 0.95): Estimate {
  const sorted = Float64Array.from(replicates).sort();
  return {
    estimate,
    low: replicateQuantile(sorted, (1 - confidence) / 2),
    high: replicateQuantile(sorted, (1 + confidence) / 2),
  };
}

/**
 * The (R + 1) p-th of R sorted replicates, between two on the scale of the normal quantile; the extremes beyond the ends.
 *
 * Source  Davison, A. C. & Hinkley, D. V. (1997) Bootstrap Methods and their Application, equation 5.8
 */
export function replicateQuantile(sorted: Float64Array, probability: number): number {
  const count = sorted.length;
  const place = (count + 1) * probability;
  const below = Math.floor(place);
  if (below < 1) return sorted[0];
  if (below >= count) return sorted[count - 1];
  if (below === place) return sorted[below - 1];
  const start = normal(below / (count + 1));
  const share = (normal(probability) - start) / (normal((below + 1) / (count + 1)) - start);
  return sorted[below - 1] + share * (sorted[below] - sorted[below - 1]);
}

function requireWhole(what: string, unit: string, count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 1))
    throw new RangeError(`${what} requires a whole number of at least 1 ${unit}, not ${count}`);
}
