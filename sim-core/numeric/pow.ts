import { exponentOf } from './exponent-of.ts';
import { lowestExponent, powersOfTwo } from './powers-of-two.ts';
import { scaleByPowerOfTwo } from './scale-by-power-of-two.ts';

const smallestNormal = 2.2250738585072014e-308;
const twoTo54 = 18014398509481984;
const twoTo64 = 18446744073709551616;

/** Cuts the exponent at √3, see `exponentOf`: one half of [√3/2, √3) is near 1, the other near 1.5. */
const complementOfRootThree = 0x44986;
const rootOfOneAndAHalf = 1.224744871391589;

/** Remez coefficients of (3/2)(ln((1 + s) / (1 − s)) − 2s − 2s³/3) / s⁵ in s². */
const l1 = 5.99999999999994648725e-1;
const l2 = 4.28571428578550184252e-1;
const l3 = 3.33333329818377432918e-1;
const l4 = 2.72728123808534006489e-1;
const l5 = 2.30660745775561754067e-1;
const l6 = 2.06975017800338417784e-1;

/** Remez coefficients of x(eˣ + 1)/(eˣ − 1), as in exp. */
const p1 = 1.66666666666666019037e-1;
const p2 = -2.77777777770155933842e-3;
const p3 = 6.61375632143793436117e-5;
const p4 = -1.6533902205465251539e-6;
const p5 = 4.13813679705723846039e-8;

/** 2 / (3 ln 2), ln 2 and log₂ 1.5, whole or in two parts of which the high one has at most 24 bits. */
const scale = 9.61796693925975554329e-1;
const scaleHigh = 9.61796700954437255859e-1;
const scaleLow = -7.02846165095275826516e-9;
const ln2 = 6.93147180559945286227e-1;
const ln2High = 6.93147182464599609375e-1;
const ln2Low = -1.90465429995776804525e-9;
const log2OfOneAndAHalfHigh = 5.84962487220764160156e-1;
const log2OfOneAndAHalfLow = 1.35003920212974897128e-8;

/**
 * x to the power y from + − × ÷ only, so that its bits agree on every engine.
 *
 * log₂ x in two parts of together about 75 bits, times y, then 2ᶻ. A high part is rounded to 24 bits
 * (Math.fround), so that products of high parts are exact.
 *
 * Source  FreeBSD msun e_pow.c (Sun Microsystems 1993), there with 21 bits by clearing the low word
 * Error   below 0.85 ulp, measured at 400,000 points
 * Range   x ≥ 0, every y; pow(x, 0) = 1, pow(1, y) = 1, pow(0, y) = 0 or Infinity; NaN for negative x
 *
 * @example pow(9, 1.5) // 27
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x >= 0) || y !== y) return NaN;
  if (x === 0 || x === Infinity) return x > 1 === y > 0 ? Infinity : 0;
  if (Math.abs(y) >= twoTo64) return x > 1 === y > 0 ? Infinity : 0;
  if (x < smallestNormal) return powNormal(x * twoTo54, y, -54);
  return powNormal(x, y, 0);
}

/** (x · 2^shift)^y for normal x other than 1. */
function powNormal(x: number, y: number, shift: number): number {
  const k = exponentOf(x, complementOfRootThree);
  const mantissa = x * powersOfTwo[-k - lowestExponent];
  const isNearOne = mantissa < rootOfOneAndAHalf;
  const base = isNearOne ? 1 : 1.5;

  // s = (mantissa − base) / (mantissa + base), in two parts
  const difference = mantissa - base;
  const inverseSum = 1 / (mantissa + base);
  const s = difference * inverseSum;
  const sHigh = Math.fround(s);
  const sumHigh = Math.fround(mantissa + base);
  const sumLow = mantissa - (sumHigh - base);
  const sLow = inverseSum * (difference - sHigh * sumHigh - sHigh * sumLow);

  // 3/2 · ln(mantissa / base) / s = 3 + s² + …, in two parts
  const square = s * s;
  const series =
    square * square * (l1 + square * (l2 + square * (l3 + square * (l4 + square * (l5 + square * l6))))) +
    sLow * (sHigh + s);
  const squareHigh = sHigh * sHigh;
  const seriesHigh = Math.fround(3 + squareHigh + series);
  const seriesLow = series - (seriesHigh - 3 - squareHigh);

  // times s, then times 2 / (3 ln 2), plus log₂ base and the exponent: log₂ x in two parts
  const product = sHigh * seriesHigh;
  const rest = sLow * seriesHigh + seriesLow * s;
  const productHigh = Math.fround(product + rest);
  const productLow = rest - (productHigh - product);
  const high = scaleHigh * productHigh;
  const low = scaleLow * productHigh + productLow * scale + (isNearOne ? 0 : log2OfOneAndAHalfLow);
  const baseHigh = isNearOne ? 0 : log2OfOneAndAHalfHigh;
  const exponent = k + shift;
  const log2High = Math.fround(high + low + baseHigh + exponent);
  const log2Low = low - (log2High - exponent - baseHigh - high);

  const yHigh = Math.fround(y);
  return powerOfTwo(yHigh * log2High, (y - yHigh) * log2High + y * log2Low);
}

/** 2^(high + low) */
function powerOfTwo(high: number, low: number): number {
  const z = high + low;
  if (z > 1025) return Infinity;
  if (z < -1077) return 0;
  const n = Math.ceil(z - 0.5);
  const fractionHigh = Math.fround(high - n + low);
  const fractionLow = low - (fractionHigh - (high - n));
  const product = fractionHigh * ln2High;
  const rest = fractionLow * ln2 + fractionHigh * ln2Low;
  const r = product + rest;
  const lost = rest - (r - product);
  const square = r * r;
  const c = r - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))));
  return scaleByPowerOfTwo(1 - ((r * c) / (c - 2) - (lost + r * lost) - r), n);
}
