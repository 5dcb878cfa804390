import type { Context } from '../context.ts';
import { ACCOUNTS, EMPTY, SEATS } from '../world/columns.ts';

/**
 * Counts, for every organisation, the ties of its people and the customers who turn to it.
 *
 * @returns scratch, one number per row of organisations
 */
export function countConnections({ sizes, world }: Context): Float64Array {
  const { kind, peopleCount, seat } = world.organisations;
  const { account } = world.customers;
  const rows = world.region.rows[0];
  sizes.fill(0, 0, rows);
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY) continue;
    for (let s = o * SEATS; s < o * SEATS + peopleCount[o]; s += 1)
      sizes[o] += world.people.tieCount[seat[s]];
  }
  for (let i = 0; i < world.sizes.customers * ACCOUNTS; i += 1) {
    if (account[i] >= 0) sizes[account[i]] += 1;
  }
  return sizes;
}
