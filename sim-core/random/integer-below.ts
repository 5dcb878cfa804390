/**
 * An integer in [0, n), each with probability 1/n up to n / 2^32.
 *
 * Range  u strictly inside (0, 1), n an integer in [1, 2^32)
 *
 * @example integerBelow(0.75, 4) // 3
 */
export function integerBelow(u: number, n: number): number {
  return Math.floor(u * n);
}
