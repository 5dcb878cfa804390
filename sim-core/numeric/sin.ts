import { sineAfterQuarters } from './sine-after-quarters.ts';

/**
 * The sine of x radians from + − × ÷ only, so that its bits agree on every engine.
 *
 * Error   below 0.78 ulp, measured at 400,000 points
 * Range   |x| ≤ 2^20; NaN beyond and for NaN
 *
 * @example sin(1) // 0.8414709848078965
 */
export function sin(x: number): number {
  return sineAfterQuarters(x, 0);
}
