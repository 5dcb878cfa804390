import { criticalValue } from './interval.ts';
import { noncentralStudentProbability } from './noncentral-student.ts';

/**
 * How probably a two-sided paired t test finds an effect that is there.
 *
 * Source  Cohen, J. (1988) Statistical Power Analysis, 2nd ed., section 2.3.5
 *
 * @param effect true mean difference in standard deviations of the differences
 * @param count pairs, at least 2
 * @param alpha of the test, in (0, 1)
 * @example powerOfPairs(0.5, 34) // .807
 */
export function powerOfPairs(effect: number, count: number, alpha = 0.05): number {
  const critical = criticalValue(1 - alpha, count);
  const noncentrality = Math.abs(effect) * Math.sqrt(count);
  const below = (t: number) => noncentralStudentProbability(t, count - 1, noncentrality);
  return 1 - below(critical) + below(-critical);
}
