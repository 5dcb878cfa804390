import { integerBelow } from '#sim-core/random/integer-below.ts';
import { Random } from '#sim-core/random/random.ts';
import type { Design } from '../designs/design.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { quantileOf } from '../statistics/quantile.ts';
import { type Resampling, defaultResamples, eachResample } from '../statistics/resampling.ts';
import { resampledInterval } from './resampled-interval.ts';
import { type Ranking, cellDistances, rankingOf } from './cell-distances.ts';
import { requireOutcomes } from './factor-group.ts';

/** How PAWN divides a factor, and how it draws. */
export interface PawnOptions extends Resampling {
  /** Cells along each factor, at least 2, with 5 points or more in each on average; 10 by default. */
  readonly cells?: number;
}

/** How far a factor moves the distribution of an outcome, from 0 to 1. */
export interface DistributionShift {
  readonly name: string;
  /** Over the cells along the factor: to rank by. */
  readonly median: Estimate;
  /** In the cell where it is greatest: to screen by. */
  readonly maximum: Estimate;
  /** Whether the maximum lies above that of a dummy, `thresholds.maximum`. */
  readonly isInfluential: boolean;
  /** How probable a dummy has as great a median, in (0, 1]; of this factor alone. */
  readonly pValue: number;
}

export interface PawnIndices {
  readonly factors: readonly DistributionShift[];
  /** What a dummy, a factor without any effect, stays below with the confidence asked for. */
  readonly thresholds: {
    readonly median: number;
    readonly maximum: number;
    /** What the greatest median of as many dummies as there are factors stays below, by Bonferroni’s bound. */
    readonly medianOfAny: number;
  };
}

/** Dummies draw next to the resamples, not from them. */
const dummyStream = 62;
/** Dummies for each factor at least, so that a p value can stay small when it is adjusted for all factors. */
const dummiesPerFactor = 100;

/**
 * PAWN indices of any uniform sample, such as a Latin hypercube that was run for something else.
 *
 * The factor's range is cut into cells; in each, the distance of Kolmogorov and Smirnov between the outcomes of that cell and
 * all outcomes; then the median and the maximum over cells. Where a variance says little, as for skewed outcomes with many
 * zeros, a distribution still does. Chosen over Borgonovo's delta because it needs no density estimate with a bandwidth, holds
 * for ties, and has a dummy to compare with. Its values depend on the number of cells: compare within one setting only.
 *
 * Even a dummy's distance is above 0, and a resample's is greater still. So an interval tells the spread of resamples moved
 * back around the estimate, and whether there is an effect at all is told by the threshold.
 *
 * Source  Pianosi, F. & Wagener, T. (2018) Distribution-based sensitivity analysis from a generic input-output sample,
 *         Environ. Model. Softw. 108, 197–207; Khorashadi Zadeh, F. et al. (2017) Comparison of variance-based and
 *         moment-independent global sensitivity analysis approaches, Environ. Model. Softw. 91, 210–222 (dummy); Puy, A., Lo
 *         Piano, S. & Saltelli, A. (2020) A sensitivity analysis of the PAWN sensitivity index, 127, 104679 (its limits)
 *
 * @param sample points, every coordinate in [0, 1]
 * @param names one per factor
 * @param outcomes one per point
 * @throws RangeError for names or outcomes that do not fit the sample, coordinates outside [0, 1], or too many cells
 */
export function pawnIndices(
  sample: Design,
  names: readonly string[],
  outcomes: ArrayLike<number>,
  { cells = 10, ...resampling }: PawnOptions = {},
): PawnIndices {
  requireOutcomes(outcomes, sample.count);
  if (names.length !== sample.factorCount)
    throw new RangeError(`PAWN requires ${sample.factorCount} names, not ${names.length}`);
  if (!(Number.isSafeInteger(cells) && cells >= 2 && 5 * cells <= sample.count))
    throw new RangeError(`PAWN requires 2 cells or more and 5 points a cell, not ${cells} cells`);
  const ranking = rankingOf(outcomes);
  const { confidence = 0.95 } = resampling;
  const dummies = dummiesOf(ranking, cells, names.length, resampling);
  const thresholds = {
    median: quantileOf(dummies.medians, confidence),
    maximum: quantileOf(dummies.maxima, confidence),
    medianOfAny: quantileOf(dummies.medians, 1 - (1 - confidence) / names.length),
  };
  const places = cellsOf(sample, cells);
  const indexed = indicesOf(ranking, places, cells, resampling);
  return {
    thresholds,
    factors: names.map((name, i) => {
      const { median, maximum } = indexed[i];
      return {
        name,
        median,
        maximum,
        isInfluential: maximum.estimate > thresholds.maximum,
        pValue: shareFrom(dummies.medians, median.estimate),
      };
    }),
  };
}

/** Per factor, the cell of each point. */
function cellsOf(sample: Design, cells: number): Int32Array[] {
  const places = Array.from({ length: sample.factorCount }, () => new Int32Array(sample.count));
  const point = new Float64Array(sample.factorCount);
  for (let i = 0; i < sample.count; i += 1) {
    sample.at(i, point);
    for (let factor = 0; factor < places.length; factor += 1) {
      const coordinate = point[factor];
      if (!(coordinate >= 0 && coordinate <= 1))
        throw new RangeError(`PAWN requires coordinates in [0, 1], not ${coordinate} at point ${i}`);
      places[factor][i] = Math.min(cells - 1, Math.floor(coordinate * cells));
    }
  }
  return places;
}

function indicesOf(
  ranking: Ranking,
  places: readonly Int32Array[],
  cells: number,
  resampling: Resampling,
): { median: Estimate; maximum: Estimate }[] {
  const { resamples = defaultResamples, confidence } = resampling;
  const count = ranking.order.length;
  const distances = new Float64Array(cells);
  const weights = new Int32Array(count).fill(1);
  const index = (place: Int32Array) => {
    cellDistances(ranking, place, weights, distances);
    return summary(distances);
  };
  const estimates = places.map(index);
  const replicates = places.map(() => ({
    median: new Float64Array(resamples),
    maximum: new Float64Array(resamples),
  }));
  eachResample(count, resampling, (units, resample) => {
    weights.fill(0);
    for (const unit of units) weights[unit] += 1;
    for (const [factor, place] of places.entries()) {
      const { median, maximum } = index(place);
      replicates[factor].median[resample] = median;
      replicates[factor].maximum[resample] = maximum;
    }
  });
  return estimates.map(({ median, maximum }, factor) => ({
    median: around(median, replicates[factor].median, count, confidence),
    maximum: around(maximum, replicates[factor].maximum, count, confidence),
  }));
}

/** The spread of the replicates, moved to the estimate and kept within what a distance can be. */
function around(
  estimate: number,
  replicates: Float64Array,
  count: number,
  confidence: number | undefined,
): Estimate {
  const lift = meanAndVariance(replicates).mean - estimate;
  const { low, high } = resampledInterval(estimate, replicates, count, confidence);
  return { estimate, low: Math.max(0, low - lift), high: Math.min(1, high - lift) };
}

/** What factors without any effect show, each in rising order. */
function dummiesOf(
  ranking: Ranking,
  cells: number,
  factorCount: number,
  { resamples = defaultResamples, seed = 0 }: Resampling,
): { readonly medians: Float64Array; readonly maxima: Float64Array } {
  const random = new Random(seed, 0);
  const place = new Int32Array(ranking.order.length);
  const weights = new Int32Array(place.length).fill(1);
  const distances = new Float64Array(cells);
  const count = Math.max(resamples, dummiesPerFactor * factorCount);
  const [medians, maxima] = [new Float64Array(count), new Float64Array(count)];
  for (let dummy = 0; dummy < count; dummy += 1) {
    for (let i = 0; i < place.length; i += 1)
      place[i] = integerBelow(random.draw(dummyStream, dummy, i), cells);
    cellDistances(ranking, place, weights, distances);
    ({ median: medians[dummy], maximum: maxima[dummy] } = summary(distances));
  }
  return { medians: medians.sort(), maxima: maxima.sort() };
}

/**
 * The share of dummies that show as much, the factor itself counted as one of them, so that it is never 0.
 *
 * Source  Davison & Hinkley (1997), equation 4.11
 */
function shareFrom(rising: Float64Array, value: number): number {
  const below = rising.findIndex((each) => each >= value);
  return (1 + (below < 0 ? 0 : rising.length - below)) / (rising.length + 1);
}

/** Over the cells that hold points. */
function summary(distances: Float64Array): { median: number; maximum: number } {
  const held = distances.filter((distance) => distance >= 0).sort();
  return { median: quantileOf(held, 0.5), maximum: held[held.length - 1] };
}
