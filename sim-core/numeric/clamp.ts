/**
 * x, or the nearer bound if x lies outside [low, high]; NaN stays NaN.
 *
 * Range  low ≤ high
 *
 * @example clamp(1.2, 0, 1) // 1
 */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}
