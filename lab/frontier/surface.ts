import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { cholesky, dot, solveLower } from './cholesky.ts';

/** A place in the unit square. */
export type Place = readonly [x: number, y: number];

/** A noisy look at a surface. */
export interface Look {
  readonly place: Place;
  readonly value: number;
  /** Variance of the value's noise, above 0. */
  readonly noise: number;
}

/** How quickly a surface varies along each axis, and by how much. */
export interface Shape {
  /** Lengths of the axes, in units of the square, over which values stay alike. */
  readonly lengths: Place;
  readonly variance: number;
  /** How many times the noise of looks is what their replications tell: more where luck is shared within a look. */
  readonly inflation: number;
}

/** What noisy looks tell about a surface at places where nobody looked. */
export interface Surface {
  readonly shape: Shape;
  /** Mean and variance of the surface itself, without the noise of a look, at a place. */
  at(place: Place): { readonly mean: number; readonly variance: number };
  /** Means at some places, and the covariance of all with all, row after row. */
  among(places: readonly Place[]): { readonly means: Float64Array; readonly covariance: Float64Array };
}

const lengthChoices = [0.2, 0.35, 0.6, 1, 1.7, 2.9];
/** Variance of the surface, in variances of the looks. */
const varianceChoices = [0.25, 1, 4, 16];
const inflationChoices = [1, 2, 4, 8];
/** Keeps a matrix of places side by side positive definite, in variances of the surface. */
const jitter = 1e-8;

/**
 * The covariance of Matérn with smoothness 5/2: (1 + √5 d + 5/3 d²) exp(−√5 d), d the distance in lengths.
 *
 * Source  Rasmussen, C. E. & Williams, C. K. I. (2006) Gaussian Processes for Machine Learning, equation 4.17
 */
function matern({ lengths, variance }: Shape, [x1, y1]: Place, [x2, y2]: Place): number {
  const dx = (x1 - x2) / lengths[0];
  const dy = (y1 - y2) / lengths[1];
  const far = Math.sqrt(5 * (dx * dx + dy * dy));
  return variance * (1 + far + (far * far) / 3) * exp(-far);
}

/**
 * The shape under which the looks are likeliest, among a fixed grid of shapes: the same looks give the same shape.
 *
 * @param looks at least 3
 */
export function likeliestShape(looks: readonly Look[]): Shape {
  const mean = looks.reduce((sum, { value }) => sum + value, 0) / looks.length;
  const spread = looks.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0) / looks.length;
  let best: Shape = { lengths: [1, 1], variance: spread || 1, inflation: 1 };
  let most = -Infinity;
  for (const shape of shapes(spread || 1)) {
    const likelihood = solved(looks, shape)?.logLikelihood ?? -Infinity;
    if (likelihood <= most) continue;
    most = likelihood;
    best = shape;
  }
  return best;
}

function* shapes(spread: number): Generator<Shape> {
  for (const alongX of lengthChoices)
    for (const alongY of lengthChoices)
      for (const factor of varianceChoices)
        for (const inflation of inflationChoices)
          yield { lengths: [alongX, alongY], variance: factor * spread, inflation };
}

/**
 * Kriging with an unknown constant mean, of noisy looks.
 *
 * Source  Rasmussen & Williams (2006) sections 2.2, 2.7 and 5.4
 *
 * @param looks at least one
 * @throws RangeError for looks whose noise is not above 0
 */
export function surfaceOf(looks: readonly Look[], shape: Shape): Surface {
  const solution = solved(looks, shape);
  if (!solution) throw new RangeError('a surface requires looks with noise above 0');
  const { lower, ones, rest, mean, onesSquare } = solution;
  const size = looks.length;
  const towards = (place: Place) => {
    const links = looks.map((look) => matern(shape, place, look.place));
    const half = solveLower(lower, size, links);
    return { half, unexplained: 1 - dot(half, ones) };
  };
  const meanAt = (half: Float64Array) => mean + dot(half, rest);
  return {
    shape,
    at(place) {
      const { half, unexplained } = towards(place);
      const variance = shape.variance - dot(half, half) + (unexplained * unexplained) / onesSquare;
      return { mean: meanAt(half), variance: Math.max(variance, jitter * shape.variance) };
    },
    among(places) {
      const known = places.map(towards);
      const count = places.length;
      const covariance = new Float64Array(count * count);
      for (let i = 0; i < count; i += 1)
        for (let j = 0; j <= i; j += 1) {
          const shared = (known[i].unexplained * known[j].unexplained) / onesSquare;
          const own = i === j ? jitter * shape.variance : 0;
          const value =
            matern(shape, places[i], places[j]) - dot(known[i].half, known[j].half) + shared + own;
          covariance[i * count + j] = value;
          covariance[j * count + i] = value;
        }
      return { means: Float64Array.from(known, ({ half }) => meanAt(half)), covariance };
    },
  };
}

/** What follows from the looks under a shape: whitened ones and residuals, the mean, and how likely all is. */
function solved(looks: readonly Look[], shape: Shape) {
  const size = looks.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const value = matern(shape, looks[i].place, looks[j].place);
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
    matrix[i * size + i] = shape.variance + shape.inflation * looks[i].noise;
  }
  const lower = cholesky(matrix, size);
  if (!lower) return undefined;
  const ones = solveLower(lower, size, new Float64Array(size).fill(1));
  const values = solveLower(
    lower,
    size,
    looks.map(({ value }) => value),
  );
  const onesSquare = dot(ones, ones);
  const mean = dot(ones, values) / onesSquare;
  const rest = values.map((value, i) => value - mean * ones[i]);
  let logDeterminant = log(onesSquare) / 2;
  for (let i = 0; i < size; i += 1) logDeterminant += log(lower[i * size + i]);
  return { lower, ones, rest, mean, onesSquare, logLikelihood: -dot(rest, rest) / 2 - logDeterminant };
}
