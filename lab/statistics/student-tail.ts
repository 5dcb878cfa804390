import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The probability that Student's t falls above a value.
 *
 * ½ I_{f/(f + t²)}(f/2, ½) above 0, and what is left of 1 below it.
 *
 * Source  DLMF 8.17
 *
 * @param t any number, or an infinity; NaN gives NaN
 * @param freedom degrees of freedom, at least 1
 * @example studentTail(2.228138851964939, 10) // 0.025
 */
export function studentTail(t: number, freedom: number): number {
  if (!(freedom >= 1)) throw new RangeError('a t probability requires at least one degree of freedom');
  if (Number.isNaN(t)) return NaN;
  if (Math.abs(t) === Infinity) return t > 0 ? 0 : 1;
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}
