/** Beyond it the reduction below would lose bits; it is some 167,000 turns. */
const widest = 1048576;

/** π/2 in three parts of 33 bits and a rest, so that their products with a count of quarters are exact. */
const quarter1 = 1.57079632673412561417;
const quarter2 = 6.0771005063039659766e-11;
const quarter3 = 2.0222662487111664558e-21;
const quarterRest = 8.47842766036889956997e-32;
const inverseQuarter = 6.36619772367581382433e-1;

/** Remez coefficients of sin r on [0, π/4]. */
const s1 = -1.66666666666666324348e-1;
const s2 = 8.33333333332248946124e-3;
const s3 = -1.98412698298579493134e-4;
const s4 = 2.75573137070700676789e-6;
const s5 = -2.50507602534068634195e-8;
const s6 = 1.58969099521155010221e-10;

/** Remez coefficients of cos r on [0, π/4]. */
const c1 = 4.16666666666666019037e-2;
const c2 = -1.38888888888741095749e-3;
const c3 = 2.48015872894767294178e-5;
const c4 = -2.75573143513906633035e-7;
const c5 = 2.0875723212981748279e-9;
const c6 = -1.13596475577881948265e-11;

/**
 * sin(x + quarters · π/2) from + − × ÷ only; sin and cos are two of its four cases.
 *
 * x = k π/2 + r with |r| ≤ π/4 and r in two parts; then the series of sin or cos, by the last two bits of k.
 *
 * Source  FreeBSD msun e_rem_pio2.c, k_sin.c, k_cos.c (Sun Microsystems 1993), there with fewer parts of π/2 far
 *         from its multiples
 * Range   |x| ≤ 2^20, quarters an integer; NaN beyond and for NaN
 *
 * @example sineAfterQuarters(0, 1) // 1
 */
export function sineAfterQuarters(x: number, quarters: number): number {
  if (!(x <= widest && x >= -widest)) return NaN;
  // symmetric in x, so that sin is odd to the bit where two counts are equally near
  const k = x < 0 ? -Math.floor(0.5 - x * inverseQuarter) : Math.floor(0.5 + x * inverseQuarter);

  // each difference with the part that its rounding loses (Knuth's two-sum)
  const first = x - k * quarter1;
  const second = first - k * quarter2;
  const secondLost = lostBy(first, k * quarter2, second);
  const third = second - k * quarter3;
  const thirdLost = lostBy(second, k * quarter3, third);
  const rest = secondLost + (thirdLost - k * quarterRest);
  const r = third + rest;
  const low = third - r + rest;

  const turn = (k + quarters) & 3;
  const size = (turn & 1) === 0 ? sineNearZero(r, low) : cosineNearZero(r, low);
  return turn < 2 ? size : -size;
}

/** What `difference`, the rounded a − b, lacks to the exact one. */
function lostBy(a: number, b: number, difference: number): number {
  const taken = a - difference;
  return a - (difference + taken) - (b - taken);
}

/** sin(r + low) for |r| ≤ π/4 */
function sineNearZero(r: number, low: number): number {
  const z = r * r;
  const series = s2 + z * (s3 + z * s4) + z * z * z * (s5 + z * s6);
  const cube = z * r;
  return r - (z * (0.5 * low - cube * series) - low - cube * s1);
}

/** cos(r + low) for |r| ≤ π/4 */
function cosineNearZero(r: number, low: number): number {
  const z = r * r;
  const w = z * z;
  const series = z * (c1 + z * (c2 + z * c3)) + w * w * (c4 + z * (c5 + z * c6));
  const half = 0.5 * z;
  const near = 1 - half;
  return near + (1 - near - half + (z * series - r * low));
}
