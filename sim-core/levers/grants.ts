/**
 * Matching grants: the public bears a part of what working in a team costs, for some paperwork.
 *
 * Proposition  P6 (informal against formal), P11
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { spendAttention } from '../mechanisms/attention.ts';
import { EMPTY, FACTOR, SEATS } from '../world/columns.ts';
import { type Lever, diminishing, perCompany } from './lever.ts';

export const grants: Lever = {
  name: 'grants',
  description: 'the public bears a part of what working in a team costs, for some paperwork',
  reads: [
    'region.rows',
    'region.initialSellers',
    'organisations.kind',
    'organisations.peopleCount',
    'organisations.seat',
    'people.employer',
  ],
  writes: ['people.attentionUsed', 'organisations.attention'],
  draws: [],
  conversions: ['grantShare', 'grantHalf', 'grantAttention'],
  isUsable: ({ asksOthers, isOneCompany, searchCost }) => asksOthers && !isOneCompany && searchCost > 0,
  apply: grant,
};

function grant(context: Context, funds: number): number {
  const { conditions, months, parameters, world } = context;
  const { kind, peopleCount, seat } = world.organisations;
  const share = diminishing(parameters.grantShare, perCompany(context, funds), parameters.grantHalf);
  if (share === 0) return 0;
  conditions.parameters.teamCost *= 1 - share;
  const paperwork = (parameters.grantAttention * months * share) / parameters.grantShare;
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR || peopleCount[o] === 0) continue;
    spendAttention(context, seat[o * SEATS], paperwork);
  }
  return funds;
}
