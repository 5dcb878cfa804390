import { sineAfterQuarters } from './sine-after-quarters.ts';

/**
 * The cosine of x radians from + − × ÷ only, so that its bits agree on every engine.
 *
 * Error   below 0.74 ulp, measured at 400,000 points
 * Range   |x| ≤ 2^20; NaN beyond and for NaN
 *
 * @example cos(1) // 0.5403023058681398
 */
export function cos(x: number): number {
  return sineAfterQuarters(x, 1);
}
