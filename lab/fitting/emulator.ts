import { cholesky, dot, solveLower } from '../frontier/cholesky.ts';

/** What was seen at a place: per target, one value per replication. */
export interface Seen {
  /** Coordinates in the unit cube of the priors. */
  readonly place: Float64Array;
  readonly values: readonly Float64Array[];
}

/** A target as the emulator knows it. */
export interface EmulatedTarget {
  readonly coefficients: Float64Array;
  /** Of the mean of a place about the surface. */
  readonly residualVariance: number;
  /** Part of it that luck does not explain: what a quadratic cannot follow. */
  readonly lackOfFit: number;
  /** Of one run at a place: luck, pooled over places. */
  readonly runVariance: number;
  /** Share of the places that lie within two predicted standard deviations when they are left out. */
  readonly withinTwo: number;
  /** Share of the variance between places that is predicted when they are left out; below 0 where the mean does better. */
  readonly predicted: number;
}

/** Means of all targets over the unit cube, from some places that were run. */
export interface Emulator {
  readonly targets: readonly EmulatedTarget[];
  readonly placeCount: number;
  /**
   * Writes the mean of every target at a place.
   *
   * @returns the leverage of the place: the variance of its mean in residual variances
   */
  read(place: ArrayLike<number>, means: Float64Array): number;
}

/** Coefficients of a quadratic in so many factors. */
export function termCount(factorCount: number): number {
  return ((factorCount + 1) * (factorCount + 2)) / 2;
}

/** Keeps the normal equations solvable where a factor was not varied, in places. */
const ridge = 1e-9;

/**
 * Fits a quadratic to the means of each target by least squares; all targets share the places.
 *
 * Source  Box, G. E. P. & Wilson, K. B. (1951) J. R. Stat. Soc. B 13(1), 1–45; leave-one-out by the leverages, Allen, D. M. (1974)
 *         Technometrics 16(1), 125–127
 *
 * @param seen more places than `termCount`, each with at least two replications
 * @throws RangeError for too few places
 */
export function fitEmulator(seen: readonly Seen[]): Emulator {
  const factorCount = seen[0]?.place.length ?? 0;
  const size = termCount(factorCount);
  if (seen.length <= size)
    throw new RangeError(
      `an emulator of ${factorCount} factors requires ${size + 1} places, not ${seen.length}`,
    );
  const box = boxOf(seen.map(({ place }) => place));
  const rows = seen.map(({ place }) => termsAt(place, box, new Float64Array(size)));
  const matrix = new Float64Array(size * size);
  for (const row of rows)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) matrix[i * size + j] += row[i] * row[j];
  for (let i = 0; i < size; i += 1) matrix[i * size + i] += ridge * seen.length;
  const lower = cholesky(matrix, size)!;
  const leverages = rows.map((row) => {
    const half = solveLower(lower, size, row);
    return dot(half, half);
  });
  const targets = seen[0].values.map((_, target) => emulated(seen, rows, leverages, lower, target));
  const terms = new Float64Array(size);
  return {
    targets,
    placeCount: seen.length,
    read(place, means) {
      termsAt(place, box, terms);
      targets.forEach(({ coefficients }, target) => (means[target] = dot(terms, coefficients)));
      const half = solveLower(lower, size, terms);
      return dot(half, half);
    },
  };
}

function emulated(
  seen: readonly Seen[],
  rows: readonly Float64Array[],
  leverages: readonly number[],
  lower: Float64Array,
  target: number,
): EmulatedTarget {
  const size = rows[0].length;
  const means = seen.map(({ values }) => meanOf(values[target]));
  const moments = new Float64Array(size);
  rows.forEach((row, i) => row.forEach((term, k) => (moments[k] += term * means[i])));
  const coefficients = solveUpper(lower, size, solveLower(lower, size, moments));
  const residuals = rows.map((row, i) => means[i] - dot(row, coefficients));
  const residualVariance = sumOf(residuals.map((each) => each * each)) / (rows.length - size);
  let luck = 0;
  let freedom = 0;
  let shares = 0;
  seen.forEach(({ values }, i) => {
    const own = values[target];
    luck += sumOf([...own].map((value) => (value - means[i]) * (value - means[i])));
    freedom += own.length - 1;
    shares += 1 / own.length;
  });
  const runVariance = freedom > 0 ? luck / freedom : 0;
  const centre = sumOf(means) / means.length;
  const leftOut = residuals.map((each, i) => each / (1 - Math.min(leverages[i], 1 - 1e-9)));
  const within = leftOut.filter(
    (each, i) => each * each * (1 - leverages[i]) <= 4 * residualVariance + Number.MIN_VALUE,
  );
  const spread = sumOf(means.map((mean) => (mean - centre) * (mean - centre)));
  return {
    coefficients,
    residualVariance,
    lackOfFit: Math.max(0, residualVariance - (runVariance * shares) / seen.length),
    runVariance,
    withinTwo: within.length / seen.length,
    predicted: spread > 0 ? 1 - sumOf(leftOut.map((each) => each * each)) / spread : 0,
  };
}

interface Box {
  readonly middle: Float64Array;
  readonly half: Float64Array;
}

/** Terms are centred on the places, so that a small region is as well conditioned as the whole cube. */
function boxOf(places: readonly Float64Array[]): Box {
  const ends = Array.from(places[0], (_, i) => {
    const own = places.map((place) => place[i]);
    return [Math.min(...own), Math.max(...own)] as const;
  });
  return {
    middle: Float64Array.from(ends, ([low, high]) => (low + high) / 2),
    half: Float64Array.from(ends, ([low, high]) => (high - low) / 2 || 1),
  };
}

function termsAt(place: ArrayLike<number>, { middle, half }: Box, terms: Float64Array): Float64Array {
  const count = place.length;
  terms[0] = 1;
  for (let i = 0; i < count; i += 1) terms[1 + i] = (place[i] - middle[i]) / half[i];
  let next = 1 + count;
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j <= i; j += 1) {
      terms[next] = terms[1 + i] * terms[1 + j];
      next += 1;
    }
  return terms;
}

/** Solves Lᵀ x = b. */
function solveUpper(lower: Float64Array, size: number, b: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = b[row];
    for (let k = row + 1; k < size; k += 1) rest -= lower[k * size + row] * x[k];
    x[row] = rest / lower[row * size + row];
  }
  return x;
}

export function meanOf(values: ArrayLike<number>): number {
  return sumOf(Array.from(values)) / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
