import { Random } from '#sim-core/random/random.ts';
import { normal } from '#sim-core/random/normal.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { normalProbability } from '../statistics/normal-probability.ts';
import { percentileInterval, resamplingStream } from '../statistics/resampling.ts';
import { cholesky } from './cholesky.ts';
import { lattice } from './next-places.ts';
import { type Look, type Place, type Shape, surfaceOf } from './surface.ts';

/** What is thought of one cell of the map. */
export interface Cell {
  /** Its middle, in the unit square. */
  readonly place: Place;
  readonly mean: number;
  readonly deviation: number;
  /** That the difference is above 0. */
  readonly probability: number;
}

/** Where a difference is above 0 in the unit square. */
export interface SignMap {
  /** Cells along each side. */
  readonly side: number;
  /** From left to right, then from below to above. */
  readonly cells: readonly Cell[];
  /** Share of the square where the difference is above 0. */
  readonly share: Estimate;
  /** Shares where the sign is certain with the confidence asked for, and where it is not. */
  readonly above: number;
  readonly below: number;
  readonly uncertain: number;
}

const mapSide = 48;
/** The share needs whole surfaces to be drawn, whose cost grows with the sixth power of the side. */
const drawnSide = 20;
const draws = 1000;

/**
 * The map that the looks tell, with the share of the square on each side: its interval from whole surfaces drawn as the looks
 * allow them. That the shape of the surface is itself an estimate is not in the interval. Drawn surfaces are read cell by cell,
 * so that it is never narrower than one of their cells.
 *
 * @param seed of the drawn surfaces, an unsigned 32-bit integer
 */
export function signMap(looks: readonly Look[], shape: Shape, seed: number, confidence = 0.95): SignMap {
  const surface = surfaceOf(looks, shape);
  const cells = lattice(mapSide).map((place): Cell => {
    const { mean, variance } = surface.at(place);
    const deviation = Math.sqrt(variance);
    return { place, mean, deviation, probability: normalProbability(mean / deviation) };
  });
  const tail = (1 - confidence) / 2;
  const shareOf = (isIn: (cell: Cell) => boolean) => cells.filter(isIn).length / cells.length;
  const above = shareOf(({ probability }) => probability > 1 - tail);
  const below = shareOf(({ probability }) => probability < tail);
  return {
    side: mapSide,
    cells,
    share: toTheCell(
      percentileInterval(
        shareOf(({ mean }) => mean > 0),
        sharesDrawn(looks, shape, seed),
        confidence,
      ),
    ),
    above,
    below,
    uncertain: 1 - above - below,
  };
}

/** Never narrower than one of the drawn cells, and around the estimate; within [0, 1]. */
function toTheCell({ estimate, low, high }: Estimate): Estimate {
  const cell = 1 / (drawnSide * drawnSide);
  const reach = high - low < cell ? cell : 0;
  return {
    estimate,
    low: Math.max(0, Math.min(low - reach, estimate)),
    high: Math.min(1, Math.max(high + reach, estimate)),
  };
}

/** What is thought of the difference at one place. */
export function cellAt(looks: readonly Look[], shape: Shape, place: Place): Cell {
  const { mean, variance } = surfaceOf(looks, shape).at(place);
  const deviation = Math.sqrt(variance);
  return { place, mean, deviation, probability: normalProbability(mean / deviation) };
}

function sharesDrawn(looks: readonly Look[], shape: Shape, seed: number): Float64Array {
  const { means, covariance } = surfaceOf(looks, shape).among(lattice(drawnSide));
  const size = means.length;
  const lower = factorOf(covariance, size);
  const random = new Random(seed, 0);
  const luck = new Float64Array(size);
  return Float64Array.from({ length: draws }, (_, draw) => {
    for (let i = 0; i < size; i += 1) luck[i] = normal(random.draw(resamplingStream, draw, i));
    let above = 0;
    for (let row = 0; row < size; row += 1) {
      let value = means[row];
      for (let k = 0; k <= row; k += 1) value += lower[row * size + k] * luck[k];
      if (value > 0) above += 1;
    }
    return above / size;
  });
}

/** A smooth surface is nearly the same in neighbouring cells: a little noise is added until the matrix has a factor. */
function factorOf(covariance: Float64Array, size: number): Float64Array {
  let largest = 0;
  for (let i = 0; i < size; i += 1) largest = Math.max(largest, covariance[i * size + i]);
  const matrix = covariance.slice();
  for (let share = 1e-9; ; share *= 10) {
    const lower = cholesky(matrix, size);
    if (lower) return lower;
    for (let i = 0; i < size; i += 1) matrix[i * size + i] = covariance[i * size + i] + share * largest;
  }
}
