/**
 * Attitudes: people take over the state of mind of ties who earn more; so it can spread, or collapse.
 *
 * Proposition  P9 (a common state of mind)
 * Source       Fermi rule of imitation, Szabó & Tőke 1998; MODEL 4.11
 */
import type { Context } from '../context.ts';
import { clamp } from '../numeric/clamp.ts';
import { exp } from '../numeric/exp.ts';
import { integerBelow } from '../random/integer-below.ts';
import { normal } from '../random/normal.ts';
import { streams } from '../random/streams.ts';
import { FACTOR, TIES } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { World } from '../world/world.ts';
import type { Mechanism } from './mechanism.ts';

/** Draws per step and person: the model, the choice, and three mutations. */
const DRAWS = 4;

export const attitudes: Mechanism = {
  name: 'attitudes',
  reads: [
    'people.key',
    'people.employer',
    'people.tieCount',
    'people.tiePerson',
    'organisations.kind',
    'organisations.yearProfit',
    'organisations.capacity',
  ],
  writes: ['people.salesView', 'people.redirect', 'people.benchmark'],
  draws: ['imitation'],
  apply: imitate,
};

/** Chance to imitate: 1 / (1 + exp(−strength · (theirs − mine))). */
export function imitationProbability(theirs: number, mine: number, strength: number): number {
  return 1 / (1 + exp(-strength * (theirs - mine)));
}

function imitate({ world, parameters, governance, random, step, years }: Context): void {
  if (governance.meets !== 'people') return;
  const { people } = world;
  const chance = parameters.imitationRate * years;
  for (let p = 0; p < world.sizes.people; p += 1) {
    if (people.employer[p] < 0 || people.tieCount[p] === 0) continue;
    const key = people.key[p * LINE];
    if (random.draw(streams.imitation, key, step * DRAWS) >= chance) continue;
    const other = people.tiePerson[p * TIES + integerBelow(random.second, people.tieCount[p])];
    const u = random.draw(streams.imitation, key, step * DRAWS + 1);
    const v = random.second;
    if (people.employer[other] < 0 || !earns(world, other) || !earns(world, p)) continue;
    const probability = imitationProbability(
      earnings(world, other),
      earnings(world, p),
      parameters.imitationStrength,
    );
    if (u >= probability) continue;
    const { mutation } = parameters;
    people.salesView[p * LINE] = clamp(people.salesView[other * LINE] + mutation * normal(v), 0, 1);
    people.redirect[p * LINE] = clamp(
      people.redirect[other * LINE] +
        mutation * normal(random.draw(streams.imitation, key, step * DRAWS + 2)),
      0,
      1,
    );
    people.benchmark[p * LINE] = clamp(
      people.benchmark[other * LINE] + mutation * normal(random.second),
      0,
      1,
    );
  }
}

function earns({ people, organisations }: World, person: number): boolean {
  return organisations.kind[people.employer[person]] !== FACTOR;
}

/** Last year's profit in months of capacity. */
function earnings({ people, organisations }: World, person: number): number {
  const employer = people.employer[person];
  return organisations.yearProfit[employer] / organisations.capacity[employer * LINE];
}
