import type { Design } from '../../lab/designs/design.ts';

/** Test functions whose indices are known; coordinates in the unit cube. */

const pi = Math.PI;

/**
 * Ishigami & Homma (1990): sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ with each x in [−π, π].
 *
 * V = a²/8 + bπ⁴/5 + b²π⁸/18 + ½; V₁ = ½ (1 + bπ⁴/5)²; V₂ = a²/8; V₃ = 0; V₁₃ = b²π⁸ (1/18 − 1/50).
 */
export function ishigami([u1, u2, u3]: ArrayLike<number> & Iterable<number>, a = 7, b = 0.1): number {
  const [x1, x2, x3] = [u1, u2, u3].map((u) => pi * (2 * u - 1));
  return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
}

export function ishigamiVariances(a = 7, b = 0.1) {
  const first = [0.5 * (1 + (b * pi ** 4) / 5) ** 2, a ** 2 / 8, 0];
  const outerPair = b ** 2 * pi ** 8 * (1 / 18 - 1 / 50);
  const variance = a ** 2 / 8 + (b * pi ** 4) / 5 + (b ** 2 * pi ** 8) / 18 + 0.5;
  return { first, outerPair, variance };
}

/**
 * Sobol' g function (Saltelli & Sobol' 1995): Π (|4 u − 2| + a) / (1 + a).
 *
 * V_i = 1 / (3 (1 + a_i)²); of a set of factors, alone and together, Π (1 + V_i) − 1.
 */
export function gFunction(a: readonly number[]) {
  return (u: ArrayLike<number>) =>
    a.reduce((product, each, i) => product * ((Math.abs(4 * u[i] - 2) + each) / (1 + each)), 1);
}

/** Variance that the factors of a set bring, alone and together. */
export function gVariance(a: readonly number[], factors: readonly number[]): number {
  return factors.reduce((product, i) => product * (1 + 1 / (3 * (1 + a[i]) ** 2)), 1) - 1;
}

/** Outcomes of a function at every point of a design, in its order. */
export function outcomesOf(design: Design, valueAt: (point: Float64Array) => number): Float64Array {
  const point = new Float64Array(design.factorCount);
  return Float64Array.from({ length: design.count }, (_, i) => {
    design.at(i, point);
    return valueAt(point);
  });
}

/** Points of a design, one array each. */
export function pointsOf(design: Design): Float64Array[] {
  return Array.from({ length: design.count }, (_, i) => {
    const point = new Float64Array(design.factorCount);
    design.at(i, point);
    return point;
  });
}
