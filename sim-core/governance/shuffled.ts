import type { Context } from '../context.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { TIES } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { cluster } from './cluster.ts';
import type { Governance } from './governance.ts';

/**
 * The cluster with its ties rewired each year: does it matter who knows whom?
 *
 * Proposition  P13, P14
 * Source       null model: one random permutation of whom ties lead to, which keeps their number and weights
 */
export const shuffled: Governance = { ...cluster, arm: 'shuffled', begin: rewire };

function rewire(context: Context): void {
  const { world, random, step, scratch, parameters } = context;
  if (step % parameters.stepsPerYear !== 0) return;
  const { employer, tieCount, tiePerson } = world.people;
  const rows = world.sizes.people;
  const count = listPeople(world, scratch);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = integerBelow(random.draw(streams.rewiring, i, step), i + 1);
    const held = scratch[i];
    scratch[i] = scratch[j];
    scratch[j] = held;
  }
  let rank = 0;
  for (let p = 0; p < rows; p += 1) scratch[rows + p] = employer[p] >= 0 ? scratch[rank++] : -1;
  for (let p = 0; p < rows; p += 1) {
    if (employer[p] < 0) continue;
    for (let i = p * TIES; i < p * TIES + tieCount[p]; i += 1) {
      const other = scratch[rows + tiePerson[i]];
      // A tie that would lead to oneself leads to whom one's own place went.
      if (other >= 0) tiePerson[i] = other === p ? scratch[rows + p] : other;
    }
  }
}
