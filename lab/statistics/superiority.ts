import { normal } from '#sim-core/random/normal.ts';
import type { Estimate } from './estimate.ts';

/**
 * How probably the first of a pair is ahead of the second; a tie is half a win. ½ means none is.
 *
 * With Wilson's score interval, which stays within [0, 1] and does not collapse where every pair agrees. Ties make it a
 * little wide.
 *
 * Source  Grissom, R. J. (1994) Probability of the superior outcome of one treatment over another, J. Applied Psychology
 *         79(2), 314–316; Wilson, E. B. (1927) Probable inference, J. Am. Stat. Assoc. 22(158), 209–212
 *
 * @param sample differences between pairs, at least 1
 * @param confidence in (0, 1)
 * @throws RangeError for an empty sample
 */
export function superiority(sample: ArrayLike<number>, confidence = 0.95): Estimate {
  const count = sample.length;
  if (count === 0) throw new RangeError('a probability of superiority requires at least one pair');
  let wins = 0;
  for (let i = 0; i < count; i += 1) wins += sample[i] > 0 ? 1 : sample[i] === 0 ? 0.5 : 0;
  const share = wins / count;
  const z = normal((1 + confidence) / 2);
  const weight = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / weight;
  const reach = (z / weight) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return { estimate: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
