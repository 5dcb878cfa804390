import { holmAdjusted } from '../statistics/holm.ts';
import { type Interval, criticalValue, intervalOf } from '../statistics/interval.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { ratioDifferenceInterval, ratioInterval } from '../statistics/ratio-interval.ts';
import { exactly, isDetermined } from '../statistics/support.ts';
import { studentTail } from '../statistics/student-tail.ts';
import { standardised, tTest } from '../statistics/t-test.ts';
import type { EffectTest, Effects, MixPair, Outcome } from './policy-answer.ts';
import type { Samples } from './samples.ts';

/** k€ to €, or employees per k€ to employees per million €. */
const scaleOf: Readonly<Record<Outcome, number>> = { turnover: 1, valueAdded: 1, jobs: 1000 };

/** For each outcome one value. */
export function byOutcome<Value>(valueOf: (outcome: Outcome) => Value): Record<Outcome, Value> {
  return { turnover: valueOf('turnover'), valueAdded: valueOf('valueAdded'), jobs: valueOf('jobs') };
}

export function changesOf(samples: Samples, branch: number, critical: number): Effects {
  return byOutcome((outcome) =>
    samples.isUntouched(branch) ? exactly(0) : intervalOf(samples.outcomeChange(branch, outcome), critical),
  );
}

/**
 * Effects per euro: mean effect over mean money, with the interval of a ratio of means.
 *
 * @param money k€ in all, one value per replication
 * @returns undefined where there was no money
 */
export function effectsPer(
  samples: Samples,
  branch: number,
  money: Float64Array,
  critical: number,
): Effects | undefined {
  if (!(meanAndVariance(money).mean > 0)) return undefined;
  return byOutcome((outcome) =>
    samples.isUntouched(branch)
      ? exactly(0)
      : ratioInterval(samples.outcomeChange(branch, outcome), money, critical, scaleOf[outcome]),
  );
}

/**
 * Whether each mix moves each outcome at all; a family is the mixes of one outcome.
 *
 * @param isWhole whether all replications are in; before, nothing is claimed
 * @returns per mix, in the order of the branches after the control
 */
export function effectTests(
  samples: Samples,
  mixCount: number,
  alpha: number,
  isWhole: boolean,
): Record<Outcome, EffectTest>[] {
  const families = byOutcome((outcome) => {
    const ps = Array.from({ length: mixCount }, (_, i) => tTest(samples.outcomeChange(i + 1, outcome)).p);
    return { ps, adjusted: holmAdjusted(ps) };
  });
  return Array.from({ length: mixCount }, (_, i) =>
    byOutcome((outcome) => {
      const { ps, adjusted } = families[outcome];
      return { p: ps[i], adjusted: adjusted[i], isMoved: isWhole && adjusted[i] <= alpha };
    }),
  );
}

/**
 * Every two of some mixes, compared by turnover per € spent.
 *
 * @param mixes name and branch of those that spent money
 */
export function mixPairs(
  samples: Samples,
  mixes: readonly { readonly name: string; readonly branch: number }[],
  confidence: number,
  isWhole: boolean,
): MixPair[] {
  const critical = criticalValue(confidence, samples.count);
  const ratios = mixes.map(
    ({ branch }) =>
      [samples.outcomeChange(branch, 'turnover'), samples.change(branch, 'publicSpent')] as const,
  );
  const pairs = mixes.flatMap((first, i) =>
    mixes.slice(i + 1).map((second, j) => {
      const difference = ratioDifferenceInterval(ratios[i], ratios[i + 1 + j], critical);
      return {
        first: first.name,
        second: second.name,
        difference,
        p: pOf(difference, critical, samples.count),
      };
    }),
  );
  const adjusted = holmAdjusted(pairs.map(({ p }) => p));
  return pairs.map((pair, i) => ({
    ...pair,
    adjusted: adjusted[i],
    isToldApart: isWhole && adjusted[i] <= 1 - confidence,
  }));
}

/** Two-sided, of a Student interval that is at hand; NaN where the data support none. */
function pOf({ mean, low, high }: Interval, critical: number, count: number): number {
  if (!isDetermined({ low, high })) return NaN;
  return 2 * studentTail(Math.abs(standardised(mean, (high - mean) / critical)), count - 1);
}
