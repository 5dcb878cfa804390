import { runningSums } from './events.ts';
import type { MoneyMonths } from './funded.ts';

/**
 * When half of an effect is there to stay: the first month from which the running mean of twelve months is never again
 * below half of what it is when the money ends. Before the branch there is no difference: the first means count zeros.
 *
 * @param differences mean difference of each month after the branch
 * @param months with money: what comes after them is another question
 * @returns months from the first with money, at least 1; undefined where the mean ends at 0
 * @example monthsToEffect(Array(36).fill(6), { from: 0, to: 35 }) // 6: six months of 6 in a mean of twelve
 */
export function monthsToEffect(
  differences: ArrayLike<number>,
  { from, to }: MoneyMonths,
): number | undefined {
  const sums = runningSums(differences);
  const end = sums[to];
  if (end === 0) return undefined;
  let month = to;
  while (month > from && sums[month - 1] * Math.sign(end) >= Math.abs(end) / 2) month -= 1;
  return month - from + 1;
}
