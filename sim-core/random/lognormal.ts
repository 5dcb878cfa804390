import { exp } from '../numeric/exp.ts';
import { normal } from './normal.ts';

/**
 * The lognormal quantile, median · exp(sigma · z), in the unit of the median.
 *
 * Source  Aitchison & Brown (1957) The Lognormal Distribution
 * Range   u strictly inside (0, 1), median > 0, sigma ≥ 0 (of the logarithm); mean is median · exp(sigma² / 2)
 *
 * @example lognormal(0.5, 25, 0.8) // 25
 */
export function lognormal(u: number, median: number, sigma: number): number {
  return median * exp(sigma * normal(u));
}
