import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { logGamma } from './log-gamma.ts';

/** Stands for 0 where the fraction would divide by it. */
const tiny = 1e-300;
const roundingError = 1e-16;
const termCount = 10_000;

/**
 * Regularised incomplete beta function I_x(a, b).
 *
 * Source  DLMF 8.17.22, continued fraction by the method of Lentz (1976) as modified by Thompson & Barnett (1986)
 * Error   below 1e-13 of the value for a, b ≤ 500
 * Range   0 ≤ x ≤ 1; a, b ≥ 0.5
 *
 * @example incompleteBeta(0.5, 2, 2) // 0.5
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only below the mean of the distribution.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
  return front / (a * continuedFraction(x, a, b));
}

/** 1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22. */
function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let numerator = 1;
  let denominator = 0;
  for (let i = 1; i <= termCount; i += 1) {
    const m = Math.floor(i / 2);
    const term =
      i % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / nonZero(1 + term * denominator);
    numerator = nonZero(1 + term / numerator);
    const change = numerator * denominator;
    fraction *= change;
    if (Math.abs(change - 1) <= roundingError) break;
  }
  return fraction;
}

function nonZero(x: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}
