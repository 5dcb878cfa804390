/**
 * Loss of the best-connected companies: those with most ties and customers close on one day.
 *
 * Proposition  P13 (does a cluster hang on its hub?)
 * Source       MODEL 6; Albert, Jeong & Barabási 2000 (attack)
 */
import { EMPTY, FACTOR } from '../world/columns.ts';
import { countConnections } from './connections.ts';
import { closeHighest, closing } from './losses.ts';
import type { Shock } from './shock.ts';

export const lossOfBestConnected: Shock = {
  name: 'best-connected',
  description: 'the companies with most ties and customers close on one day',
  reads: [...closing.reads, 'customers.account'],
  writes: [...closing.writes, 'region.sellers'],
  draws: closing.draws,
  unit: 'companies',
  min: 1,
  max: 1000,
  lasts: false,
  apply(context, { size }) {
    const connections = countConnections(context);
    const isCompany = (kind: number): boolean => kind !== EMPTY && kind !== FACTOR;
    closeHighest(context, size, isCompany, (row) => connections[row]);
  },
};
