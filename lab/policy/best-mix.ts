import { type Interval, criticalValue } from '../statistics/interval.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { ratioInterval } from '../statistics/ratio-interval.ts';
import type { Samples } from './samples.ts';

/** A mix that gives back more than this is no way to spend the money. */
const leastSpentShare = 0.5;

export interface BestMix {
  /** Its branch. */
  readonly branch: number;
  /** € of turnover per € spent. */
  readonly effect: Interval;
}

/**
 * The mix with the most turnover per € spent, of those that spent at least half of the money.
 *
 * @returns undefined where none did
 */
export function bestMix(samples: Samples, mixCount: number, confidence: number): BestMix | undefined {
  const critical = criticalValue(confidence, samples.count);
  const candidates = Array.from({ length: mixCount }, (_, i) => i + 1).flatMap((branch) => {
    const spent = samples.change(branch, 'publicSpent');
    const money = meanAndVariance(spent).mean;
    if (!(
      money > 0 && money >= leastSpentShare * meanAndVariance(samples.change(branch, 'publicCharged')).mean
    ))
      return [];
    return [{ branch, effect: ratioInterval(samples.outcomeChange(branch, 'turnover'), spent, critical) }];
  });
  return candidates.reduce<BestMix | undefined>(
    (best, each) => (best && best.effect.mean >= each.effect.mean ? best : each),
    undefined,
  );
}
