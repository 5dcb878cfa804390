import type { Context } from '../context.ts';
import { LINE } from '../world/table.ts';

/**
 * Spends a person's attention beyond own business, if this month's budget allows. The employer pays for it.
 *
 * @param units attention before the arm's search cost
 * @returns whether the budget allowed it
 */
export function spendAttention(context: Context, person: number, units: number): boolean {
  const { people, organisations } = context.world;
  const cost = units * context.governance.searchCost;
  if (people.attentionUsed[person * LINE] + cost > context.parameters.attentionBudget * context.months)
    return false;
  people.attentionUsed[person * LINE] += cost;
  organisations.attention[people.employer[person] * LINE] += cost;
  return true;
}
