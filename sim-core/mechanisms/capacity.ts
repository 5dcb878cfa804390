/**
 * Capacity: grows when busy with work in hand and money for it, shrinks when slack; people follow size.
 *
 * Proposition  P2 (growth is earned); the same rule in every arm
 * Source       MODEL 4.12 and 11
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { fixedCostRate } from '../world/found.ts';
import { dismissLast, hire, seatsWanted } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';
import { pressure } from './prices.ts';

export const capacity: Mechanism = {
  name: 'capacity',
  reads: [
    'region.rows',
    'region.sellers',
    'region.initialSellers',
    'organisations.key',
    'organisations.kind',
    'organisations.utilisation',
    'organisations.effort',
    'organisations.backlogVolume',
  ],
  writes: [
    'organisations.capacity',
    'organisations.cash',
    'organisations.peopleCount',
    'organisations.seat',
    'region.freePeople',
    'region.freeFirst',
    'people.key',
    'people.employer',
    'people.culture',
    'people.salesView',
    'people.redirect',
    'people.benchmark',
    'people.attentionUsed',
    'people.tieCount',
    'people.free',
  ],
  draws: ['character'],
  apply: adjustCapacity,
};

function adjustCapacity(context: Context): void {
  const { world, parameters, random, record, step, months } = context;
  const { kind, capacity: size, cash, utilisation, effort, backlogVolume, peopleCount } = world.organisations;
  const { busyUtilisation, slackUtilisation, capacityStep, capacityCost, capacityBacklog, capacityCash } =
    parameters;
  const reserve = capacityCash * fixedCostRate(world, parameters);
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const push = pressure(utilisation[o], busyUtilisation, slackUtilisation);
    if (push < 0) {
      size[o * LINE] *= 1 - capacityStep * months;
      if (peopleCount[o] > seatsWanted(kind[o], size[o * LINE], parameters)) dismissLast(world, o);
    }
    const isWaitedFor = backlogVolume[o * LINE] > capacityBacklog * size[o * LINE] * effort[o * LINE];
    if (push <= 0 || !isWaitedFor || cash[o] <= reserve * size[o * LINE]) continue;
    const growth = capacityStep * months * size[o * LINE];
    size[o * LINE] += growth;
    cash[o] -= capacityCost * growth;
    record[at.investment] += capacityCost * growth;
    if (peopleCount[o] < seatsWanted(kind[o], size[o * LINE], parameters))
      hire(world, parameters, random, o, step);
  }
}
