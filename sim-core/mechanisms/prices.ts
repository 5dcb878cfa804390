/**
 * Prices: up when busy, down when slack.
 *
 * Proposition  P8 (competition outside disciplines prices); the same rule in every arm
 * Source       MODEL 4.12 and 11
 */
import type { Context } from '../context.ts';
import { clamp } from '../numeric/clamp.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const prices: Mechanism = {
  name: 'prices',
  reads: ['region.rows', 'organisations.kind', 'organisations.utilisation'],
  writes: ['organisations.price'],
  draws: [],
  apply: adjustPrices,
};

/** +1 when busy, −1 when slack, else 0. */
export function pressure(utilisation: number, busy: number, slack: number): number {
  return Number(utilisation > busy) - Number(utilisation < slack);
}

function adjustPrices({ world, parameters, months }: Context): void {
  const { kind, price, utilisation } = world.organisations;
  const { busyUtilisation, slackUtilisation, priceFloor, priceCeiling } = parameters;
  const step = parameters.priceStep * months;
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const change = step * pressure(utilisation[o], busyUtilisation, slackUtilisation);
    price[o * LINE] = clamp(price[o * LINE] * (1 + change), priceFloor, priceCeiling);
  }
}
