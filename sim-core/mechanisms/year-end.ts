/**
 * Year end: the books of the year are closed, for growth statistics.
 *
 * Proposition  none (bookkeeping)
 * Source       annual accounts, as in Amaral et al. 1997
 */
import type { Context } from '../context.ts';
import type { Mechanism } from './mechanism.ts';

export const yearEnd: Mechanism = {
  name: 'year end',
  reads: ['region.rows'],
  writes: ['organisations.yearSales', 'organisations.lastYearSales', 'organisations.yearBeforeSales'],
  draws: [],
  apply: close,
};

/** Whether a step is the last of its year. */
export function isYearEnd({ step, parameters }: Context): boolean {
  return (step + 1) % parameters.stepsPerYear === 0;
}

function close(context: Context): void {
  if (!isYearEnd(context)) return;
  const { yearSales, lastYearSales, yearBeforeSales } = context.world.organisations;
  for (let o = 0; o < context.world.region.rows[0]; o += 1) {
    yearBeforeSales[o] = lastYearSales[o];
    lastYearSales[o] = yearSales[o];
    yearSales[o] = 0;
  }
}
