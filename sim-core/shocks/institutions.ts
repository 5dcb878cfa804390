/**
 * Closure of institutions: those whose people have most ties close on one day, and teach nobody any more.
 *
 * Proposition  P4 (factors matter)
 * Source       MODEL 6
 */
import { FACTOR } from '../world/columns.ts';
import { countConnections } from './connections.ts';
import { closeHighest, closing } from './losses.ts';
import type { Shock } from './shock.ts';

export const closureOfInstitutions: Shock = {
  name: 'institutions',
  description: 'the institutions whose people have most ties close on one day',
  reads: [...closing.reads, 'customers.account'],
  writes: [...closing.writes, 'region.institutions'],
  draws: closing.draws,
  unit: 'institutions',
  min: 1,
  max: 1000,
  lasts: false,
  apply(context, { size }) {
    const connections = countConnections(context);
    closeHighest(
      context,
      size,
      (kind) => kind === FACTOR,
      (row) => connections[row],
    );
  },
};
