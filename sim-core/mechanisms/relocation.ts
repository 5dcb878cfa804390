/**
 * Relocation: now and then an organisation moves half-way towards its ties.
 *
 * Proposition  P16 (a region is a consequence)
 * Source       MODEL 4.13
 */
import type { Context } from '../context.ts';
import { streams } from '../random/streams.ts';
import { EMPTY, FACTOR, SEATS, TIES } from '../world/columns.ts';
import { fixedCostRate } from '../world/found.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const relocation: Mechanism = {
  name: 'relocation',
  reads: [
    'region.rows',
    'region.sellers',
    'region.initialSellers',
    'organisations.key',
    'organisations.kind',
    'organisations.capacity',
    'organisations.cash',
    'organisations.peopleCount',
    'organisations.seat',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'people.employer',
  ],
  writes: ['organisations.x', 'organisations.y', 'organisations.expenses'],
  draws: ['relocation'],
  apply: relocate,
};

function relocate(context: Context): void {
  const { world, parameters, governance, random, step, years } = context;
  if (governance.meets !== 'people') return;
  const { kind, key, cash, capacity, expenses } = world.organisations;
  const rate = parameters.relocationCost * fixedCostRate(world, parameters);
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    if (random.draw(streams.relocation, key[o * LINE], step) >= parameters.relocationRate * years) continue;
    const cost = rate * capacity[o * LINE];
    if (cash[o] < cost || !moveTowardsTies(context, o)) continue;
    expenses[o] += cost;
  }
}

/** Half of the way to the weighted mean place of its ties; false without ties. */
function moveTowardsTies({ world }: Context, organisation: number): boolean {
  const { x, y, seat, peopleCount } = world.organisations;
  const { tieCount, tiePerson, tieWeight, employer } = world.people;
  let weight = 0;
  let east = 0;
  let north = 0;
  for (let s = organisation * SEATS; s < organisation * SEATS + peopleCount[organisation]; s += 1) {
    for (let i = seat[s] * TIES; i < seat[s] * TIES + tieCount[seat[s]]; i += 1) {
      const other = employer[tiePerson[i]];
      if (other < 0) continue;
      weight += tieWeight[i];
      east += tieWeight[i] * x[other];
      north += tieWeight[i] * y[other];
    }
  }
  if (weight === 0) return false;
  x[organisation] = (x[organisation] + east / weight) / 2;
  y[organisation] = (y[organisation] + north / weight) / 2;
  return true;
}
