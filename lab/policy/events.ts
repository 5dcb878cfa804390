import { differences } from '../statistics/differences.ts';
import { type Interval, intervalOf } from '../statistics/interval.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { exactly } from '../statistics/support.ts';
import { byOutcome } from './effects.ts';
import type { MoneyMonths } from './funded.ts';
import type { EventCurve, MixResult, Outcome } from './policy-answer.ts';
import type { PolicyMonthly } from './policy-run.ts';
import type { Samples } from './samples.ts';

const year = 12;

/** Sums over each month and the eleven before it; months before the first are 0. */
export function runningSums(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, last) => {
    let sum = 0;
    for (let month = Math.max(0, last - year + 1); month <= last; month += 1) sum += values[month];
    return sum;
  });
}

/**
 * What a mix changes, month after month: flows over the twelve months that end with each, employment as it is; before the
 * money, nothing.
 */
export function eventsOf(
  samples: Samples,
  branch: number,
  { from }: MoneyMonths,
  critical: number,
): Record<Outcome, EventCurve> {
  const isUntouched = samples.isUntouched(branch);
  return byOutcome((outcome) => {
    const byMonth = yearlyChanges(samples, branch, outcome);
    const intervals = byMonth.map((values, month) =>
      isUntouched || month < from ? exactly(0) : intervalOf(values, critical),
    );
    return {
      mean: intervals.map(({ mean }) => mean),
      low: intervals.map(({ low }) => low),
      high: intervals.map(({ high }) => high),
    };
  });
}

/** Mean difference of turnover of each month, k€. */
export function monthlyMeans(samples: Samples, branch: number): number[] {
  return Array.from(
    { length: samples.months },
    (_, month) => meanAndVariance(samples.monthChange(branch, month, 'turnover')).mean,
  );
}

/**
 * What is left of the effect when the money has ended: turnover of the last year with money, and of the last of all.
 *
 * @returns undefined where money lasts into the last year
 */
export function afterMoney(
  samples: Samples,
  branch: number,
  { to }: MoneyMonths,
  critical: number,
): MixResult['after'] {
  const { months } = samples;
  if (to + year >= months) return undefined;
  if (samples.isUntouched(branch)) return { funded: exactly(0), last: exactly(0), lost: exactly(0) };
  const changes = yearlyChanges(samples, branch, 'turnover');
  const at = (month: number): Interval => intervalOf(changes[month], critical);
  return {
    funded: at(to),
    last: at(months - 1),
    lost: intervalOf(differences(changes[to], changes[months - 1]), critical),
  };
}

/** Per month one value per replication. */
function yearlyChanges(samples: Samples, branch: number, outcome: Outcome): Float64Array[] {
  const measure: PolicyMonthly = outcome === 'jobs' ? 'employment' : outcome;
  const byMonth = Array.from({ length: samples.months }, (_, month) =>
    samples.monthChange(branch, month, measure),
  );
  if (outcome === 'jobs') return byMonth;
  const sums = Array.from({ length: samples.count }, (_, run) =>
    runningSums(byMonth.map((values) => values[run])),
  );
  return byMonth.map((_, month) => Float64Array.from(sums, (own) => own[month]));
}
