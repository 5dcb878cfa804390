/**
 * Settlement: costs are paid, profit is booked, and cash beyond need is paid out.
 *
 * Proposition  P2 (profit); P3 (the overhead of one company is declared by its governance, never here)
 * Source       MODEL 4.6 and 11
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { fixedCostRate } from '../world/found.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const settlement: Mechanism = {
  name: 'settlement',
  reads: [
    'region.rows',
    'region.sellers',
    'region.initialSellers',
    'organisations.kind',
    'organisations.capacity',
    'organisations.delivered',
    'organisations.revenue',
  ],
  writes: [
    'organisations.cash',
    'organisations.profit',
    'organisations.yearProfit',
    'organisations.fees',
    'organisations.expenses',
    'organisations.attention',
    'people.attentionUsed',
  ],
  draws: [],
  apply: settle,
};

/** What stays above a reserve. */
export function dividend(cash: number, reserve: number): number {
  return cash > reserve ? cash - reserve : 0;
}

function settle(context: Context): void {
  const { world, parameters, record, months, years } = context;
  const { kind, capacity, cash, delivered, revenue, fees, expenses, attention, profit, yearProfit } =
    world.organisations;
  const fixedRate = fixedCostRate(world, parameters) * context.governance.overhead(context);
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const fixed = fixedRate * capacity[o * LINE] * months;
    const purchases = parameters.variableCost * delivered[o];
    const attended = parameters.attentionCost * attention[o * LINE];
    const result = revenue[o] + fees[o] - fixed - purchases - attended - expenses[o];
    const paidOut = dividend(cash[o] + result, parameters.dividendMonths * fixedRate * capacity[o * LINE]);
    cash[o] += result - paidOut;
    profit[o] = result;
    yearProfit[o] += result - years * yearProfit[o];
    record[at.purchases] += purchases;
    record[at.fixedCosts] += fixed;
    record[at.attentionCosts] += attended;
    record[at.expenses] += expenses[o];
    record[at.profit] += result;
    record[at.dividends] += paidOut;
    fees[o] = 0;
    expenses[o] = 0;
  }
  record[at.valueAdded] = record[at.turnover] - record[at.purchases];
  const { attentionUsed } = world.people;
  for (let o = 0; o < rows; o += 1) attention[o * LINE] = 0;
  for (let p = 0; p < world.sizes.people; p += 1) attentionUsed[p * LINE] = 0;
}
