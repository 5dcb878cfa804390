import type { Estimate } from '../statistics/estimate.ts';
import { type Resampling, defaultResamples, eachResample } from '../statistics/resampling.ts';
import { resampledInterval } from './resampled-interval.ts';
import { requireOutcomes } from './factor-group.ts';
import { type SobolDesign, blockLength } from './sobol-design.ts';

/** The part of an outcome's variance that a group brings, as shares of 1. */
export interface VarianceShares {
  readonly name: string;
  /** What vanishes on average when the group is fixed (S). */
  readonly first: Estimate;
  /** What remains when all others are fixed, interactions included (T). */
  readonly total: Estimate;
}

/** The part that two groups bring only together (S of second order). */
export interface PairShare {
  readonly names: readonly [string, string];
  readonly share: Estimate;
}

export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  readonly groups: readonly VarianceShares[];
  /** Of every two groups; empty unless the design has pairs. */
  readonly pairs: readonly PairShare[];
}

/**
 * Sobol' indices by the estimators of Jansen, with bootstrap intervals over the rows of the base.
 *
 * With V the variance over A and B, and A_i as A with group i from B:
 * S_i = 1 − ½ mean (B − A_i)² / V;  T_i = ½ mean (A − A_i)² / V;
 * S_ij = 1 − ½ mean (B_i − A_j)² / V − S_i − S_j, since B_i and A_j share i and j alone. With pairs, B_i gives S_i and T_i
 * a second estimate, and the mean of both is told. The rows of a low-discrepancy base are spread more evenly than a
 * resample of them, so the intervals are rather wide. Estimates of small shares, or
 * from few rows, may leave what a share can be, from 0 to 1: see `shareWithin`.
 *
 * Source  Jansen, M. J. W. (1999) Analysis of variance designs for model output, Comput. Phys. Commun. 117, 35–43;
 *         Saltelli et al. (2010), table 2; Archer, G. E. B., Saltelli, A. & Sobol', I. M. (1997) Sensitivity measures,
 *         ANOVA-like techniques and the use of bootstrap, J. Stat. Comput. Simul. 58(2), 99–120
 *
 * @param outcomes one per point of the design, in its order
 * @returns undefined where the outcome does not vary over the points A and B
 * @throws RangeError for outcomes that are not finite, or not one per point
 */
export function sobolIndices(
  design: SobolDesign,
  outcomes: ArrayLike<number>,
  resampling: Resampling = {},
): SobolIndices | undefined {
  requireOutcomes(outcomes, design.count);
  const terms = termsOf(design, outcomes);
  // Equal outcomes leave a variance of rounding, whose shares mean nothing.
  if ([...terms.a, ...terms.b].every((outcome) => outcome === terms.a[0])) return undefined;
  const whole = sharesOf(
    terms,
    Int32Array.from({ length: design.rows }, (_, row) => row),
  );
  if (whole.variance === 0) return undefined;
  const { resamples = defaultResamples } = resampling;
  const replicates = Array.from(whole.shares, () => new Float64Array(resamples));
  eachResample(design.rows, resampling, (rows, resample) => {
    const { shares } = sharesOf(terms, rows);
    for (let i = 0; i < shares.length; i += 1) replicates[i][resample] = shares[i];
  });
  const told = (i: number) =>
    resampledInterval(whole.shares[i], replicates[i], design.rows, resampling.confidence);
  const { groups } = design;
  return {
    mean: whole.mean,
    variance: whole.variance,
    groups: groups.map(({ name }, i) => ({ name, first: told(i), total: told(groups.length + i) })),
    pairs: terms.pairs.map(([i, j], at) => ({
      names: [groups[i].name, groups[j].name],
      share: told(2 * groups.length + at),
    })),
  };
}

/** Row by row what the estimators average: half squares of S, of T, then of pairs; `width` to a row. */
interface Terms {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly halfSquares: Float64Array;
  readonly width: number;
  readonly groupCount: number;
  readonly pairs: readonly (readonly [number, number])[];
}

function termsOf(design: SobolDesign, outcomes: ArrayLike<number>): Terms {
  const { rows, hasPairs } = design;
  const groupCount = design.groups.length;
  const pairs = hasPairs ? everyTwo(groupCount) : [];
  const block = blockLength(design);
  const width = 2 * groupCount + pairs.length;
  const [a, b] = [new Float64Array(rows), new Float64Array(rows)];
  const halfSquares = new Float64Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const start = row * block;
    const inA = (group: number) => outcomes[start + 2 + group];
    const inB = (group: number) => outcomes[start + 2 + groupCount + group];
    a[row] = outcomes[start];
    b[row] = outcomes[start + 1];
    for (let i = 0; i < groupCount; i += 1) {
      const first = halfSquare(b[row] - inA(i));
      const total = halfSquare(a[row] - inA(i));
      halfSquares[row * width + i] = hasPairs ? (first + halfSquare(a[row] - inB(i))) / 2 : first;
      halfSquares[row * width + groupCount + i] = hasPairs
        ? (total + halfSquare(b[row] - inB(i))) / 2
        : total;
    }
    for (const [at, [i, j]] of pairs.entries())
      halfSquares[row * width + 2 * groupCount + at] =
        (halfSquare(inB(i) - inA(j)) + halfSquare(inB(j) - inA(i))) / 2;
  }
  return { a, b, halfSquares, width, groupCount, pairs };
}

/** S of every group, then T of every group, then S of every pair, from some rows; 0 where these do not vary. */
function sharesOf({ a, b, halfSquares, width, groupCount, pairs }: Terms, rows: Int32Array) {
  let mean = 0;
  for (const row of rows) mean += a[row] + b[row];
  mean /= 2 * rows.length;
  let variance = 0;
  const shares = new Float64Array(width);
  for (const row of rows) {
    variance += halfSquare(a[row] - mean) + halfSquare(b[row] - mean);
    for (let i = 0; i < width; i += 1) shares[i] += halfSquares[row * width + i];
  }
  variance /= rows.length;
  for (let i = 0; i < width; i += 1) {
    const share = variance === 0 ? 0 : shares[i] / rows.length / variance;
    shares[i] = variance === 0 || (i >= groupCount && i < 2 * groupCount) ? share : 1 - share;
  }
  for (const [at, [i, j]] of pairs.entries()) shares[2 * groupCount + at] -= shares[i] + shares[j];
  return { mean, variance, shares };
}

function halfSquare(x: number): number {
  return (x * x) / 2;
}

function everyTwo(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, j) => Array.from({ length: j }, (_, i) => [i, j] as const)).flat();
}
