import { exp } from '#sim-core/numeric/exp.ts';

const inverseRootTwoPi = 0.39894228040143267794;
/** Beyond, a double holds nothing but 0 and 1. */
const farTail = 8.3;

/**
 * The probability that a standard normal value falls below x.
 *
 * Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …)
 *
 * Source  Marsaglia, G. (2004) Evaluating the normal distribution, J. Stat. Software 11(4)
 * Error   below 1e-15, absolute: the far tails are no more precise than that
 *
 * @example normalProbability(1.959963984540054) // 0.975
 */
export function normalProbability(x: number): number {
  if (x > farTail) return 1;
  if (x < -farTail) return 0;
  const square = x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return 0.5 + inverseRootTwoPi * exp(-square / 2) * sum;
}
