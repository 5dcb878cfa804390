import { exponentOf } from './exponent-of.ts';
import { lowestExponent, powersOfTwo } from './powers-of-two.ts';

const smallestNormal = 2.2250738585072014e-308;
const twoTo54 = 18014398509481984;

/** Cuts the exponent at √2, see `exponentOf`. */
const complementOfRootTwo = 0x95f64;

/** ln 2 in two parts: the high one ends in 32 zero bits, so that k · ln2High is exact. */
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

/** Remez coefficients of (ln(1 + s) − ln(1 − s) − 2s)/s on [0, 0.1716]. */
const l1 = 6.66666666666673513e-1;
const l2 = 3.999999999940941908e-1;
const l3 = 2.857142874366239149e-1;
const l4 = 2.222219843214978396e-1;
const l5 = 1.818357216161805012e-1;
const l6 = 1.531383769920937332e-1;
const l7 = 1.479819860511658591e-1;

/**
 * The natural logarithm from + − × ÷ only, so that its bits agree on every engine.
 *
 * x = 2ᵏ (1 + f) with 1 + f in [√½, √2]; ln(1 + f) by an odd series in s = f / (2 + f).
 *
 * Source  FreeBSD msun e_log.c (Sun Microsystems 1993)
 * Error   below 0.82 ulp, measured at 300,000 points
 * Range   every x: −Infinity at 0, NaN below 0 and for NaN
 *
 * @example log(10) // 2.302585092994046
 */
export function log(x: number): number {
  if (x < smallestNormal)
    return x > 0 ? log(x * twoTo54) - 54 * ln2High - 54 * ln2Low : x === 0 ? -Infinity : NaN;
  if (!(x < Infinity)) return x;
  const k = exponentOf(x, complementOfRootTwo);
  const f = x * powersOfTwo[-k - lowestExponent] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (l2 + w * (l4 + w * l6));
  const odd = z * (l1 + w * (l3 + w * (l5 + w * l7)));
  const halfSquare = 0.5 * f * f;
  return k * ln2High - (halfSquare - (s * (halfSquare + (even + odd)) + k * ln2Low) - f);
}
