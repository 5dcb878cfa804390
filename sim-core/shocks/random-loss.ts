/**
 * Loss of companies by lot: the same ones in every arm, where they are alive.
 *
 * Proposition  P13
 * Source       MODEL 6; Albert, Jeong & Barabási 2000 (error)
 */
import { streams } from '../random/streams.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { closeHighest, closing } from './losses.ts';
import type { Shock } from './shock.ts';

export const randomLoss: Shock = {
  name: 'random-loss',
  description: 'companies drawn by lot close on one day, the same ones in every arm',
  reads: closing.reads,
  writes: [...closing.writes, 'region.sellers'],
  draws: [...closing.draws, 'removal'],
  unit: 'companies',
  min: 1,
  max: 1000,
  lasts: false,
  apply(context, { size }) {
    const { random, step, world } = context;
    const { key } = world.organisations;
    const lots = context.sizes;
    for (let o = 0; o < world.region.rows[0]; o += 1)
      lots[o] = random.draw(streams.removal, key[o * LINE], step);
    const isCompany = (kind: number): boolean => kind !== EMPTY && kind !== FACTOR;
    closeHighest(context, size, isCompany, (row) => lots[row]);
  },
};
