import { Random } from '#sim-core/random/random.ts';
import { normal } from '#sim-core/random/normal.ts';
import { resamplingStream } from '../statistics/resampling.ts';
import { type Seen, fitEmulator, meanOf } from './emulator.ts';
import { confidence, marginalOf } from './posterior.ts';
import { type Aim, regionOf } from './region.ts';

/** A known value and what the fit to data simulated with it said. */
export interface Recovered {
  /** In shares of the prior, one per parameter. */
  readonly truth: Float64Array;
  readonly intervals: readonly { readonly low: number; readonly median: number; readonly high: number }[];
}

/** How often intervals held the truth. */
export interface Coverage {
  readonly held: number;
  readonly count: number;
  /** Between these, chance alone puts the number of those held, at 95 %, if the intervals are right. */
  readonly low: number;
  readonly high: number;
  /** Median over data sets of the share of the prior left. */
  readonly left: number;
}

/** Places looked at for each set of simulated data. */
const lookCount = 2048;

/**
 * Recovers known values: every place of the first wave is taken for the truth in its turn, its first run (or the mean of its runs, for
 * averages) with an observation error drawn for it is the data, and the emulator is learnt without that place.
 *
 * Source  Cook, S. R., Gelman, A. & Rubin, D. B. (2006) J. Comput. Graph. Stat. 15(3), 675–692
 */
export function recoverEach(seen: readonly Seen[], aims: readonly Aim[], seed: number): Recovered[] {
  return seen.map((truth, i) => {
    const emulator = fitEmulator(seen.filter((_, k) => k !== i));
    const pseudo = simulatedAims(truth, aims, seed, i);
    const region = regionOf({ emulators: [emulator], aims: pseudo }, truth.place.length, lookCount, seed);
    return { truth: truth.place, intervals: intervalsOf(region, truth.place.length) };
  });
}

/** Intervals of every parameter; the whole prior where nothing is left of it. */
export function intervalsOf(
  region: Parameters<typeof marginalOf>[0] & { readonly effectiveCount: number },
  factorCount: number,
): Recovered['intervals'] {
  return Array.from({ length: factorCount }, (_, factor) =>
    region.effectiveCount > 0 ? marginalOf(region, factor) : { low: NaN, median: NaN, high: NaN },
  );
}

/** What the targets would have been had the truth been at a place. */
export function simulatedAims({ values }: Seen, aims: readonly Aim[], seed: number, index: number): Aim[] {
  const random = new Random(seed, 0);
  return aims.map((aim, target) => {
    const own = values[target];
    const value = aim.luckShare > 0 ? own[0] : meanOf(own);
    const error = Math.sqrt(aim.errorVariance) * normal(random.draw(resamplingStream, index, target));
    return { ...aim, value: value + error, luckShare: aim.luckShare > 0 ? aim.luckShare : 1 / own.length };
  });
}

export function coverageOf(recovered: readonly Recovered[], factor: number): Coverage {
  const count = recovered.length;
  const held = recovered.filter(({ truth, intervals }) => {
    const { low, high } = intervals[factor];
    return low <= truth[factor] && truth[factor] <= high;
  }).length;
  const widths = recovered
    .map(({ intervals }) => Math.min(1, (intervals[factor].high - intervals[factor].low) / confidence))
    .filter((width) => !Number.isNaN(width))
    .sort((a, b) => a - b);
  const [low, high] = binomialRange(count, confidence);
  return { held, count, low, high, left: widths[Math.floor(widths.length / 2)] ?? NaN };
}

/** The range that leaves at most 2.5 % of a binomial on either side. */
export function binomialRange(count: number, probability: number): [number, number] {
  const masses = [1];
  for (let trial = 0; trial < count; trial += 1) {
    masses.push(0);
    for (let k = trial + 1; k >= 0; k -= 1)
      masses[k] = masses[k] * (1 - probability) + (k > 0 ? masses[k - 1] * probability : 0);
  }
  let low = 0;
  let sum = masses[0];
  while (sum <= 0.025) sum += masses[(low += 1)];
  let high = count;
  sum = masses[count];
  while (sum <= 0.025) sum += masses[(high -= 1)];
  return [low, high];
}
