/**
 * Delivery: a month's output of the backlog is delivered and invoiced by who did the work.
 *
 * Proposition  P2 (turnover counted once)
 * Source       MODEL 4.5
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { EMPTY, FACTOR, RELATED } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { isInProgramme } from './meetings-programme.ts';
import type { Mechanism } from './mechanism.ts';

export const delivery: Mechanism = {
  name: 'delivery',
  reads: [
    'region.rows',
    'organisations.key',
    'organisations.kind',
    'organisations.capacity',
    'organisations.effort',
  ],
  writes: [
    'organisations.backlogVolume',
    'organisations.backlogValue',
    'organisations.backlogExport',
    'organisations.delivered',
    'organisations.revenue',
    'organisations.utilisation',
    'organisations.yearSales',
  ],
  draws: ['programme'],
  apply: deliver,
};

/** min(L, c · e · months). */
export function deliveredVolume(backlog: number, capacity: number, effort: number, months: number): number {
  return Math.min(backlog, capacity * effort * months);
}

function deliver({ world, parameters, random, record, months }: Context): void {
  const { key, kind, capacity, effort, backlogVolume, backlogValue, backlogExport } = world.organisations;
  const { delivered, revenue, utilisation, yearSales } = world.organisations;
  const memory = Math.min(1, parameters.utilisationMemory * months);
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const output = capacity[o * LINE] * effort[o * LINE] * months;
    const volume = deliveredVolume(backlogVolume[o * LINE], capacity[o * LINE], effort[o * LINE], months);
    const part = backlogVolume[o * LINE] > 0 ? volume / backlogVolume[o * LINE] : 0;
    const value = part * backlogValue[o * LINE];
    const exported = part * backlogExport[o];
    backlogVolume[o * LINE] -= volume;
    backlogValue[o * LINE] = Math.max(0, backlogValue[o * LINE] - value);
    backlogExport[o] = Math.max(0, backlogExport[o] - exported);
    delivered[o] = volume;
    revenue[o] = value;
    yearSales[o] += value;
    if (output > 0) utilisation[o] += memory * (volume / output - utilisation[o]);
    record[at.turnover] += value;
    record[at.exportTurnover] += exported;
    if (kind[o] === RELATED) record[at.relatedTurnover] += value;
    if (capacity[o * LINE] < parameters.smallStaffCapacity) record[at.smallTurnover] += value;
    else if (capacity[o * LINE] >= parameters.largeStaffCapacity) record[at.largeTurnover] += value;
    if (isInProgramme(random, key[o * LINE], parameters.programmeShare))
      record[at.programmeTurnover] += value;
    record[at.deliveredVolume] += volume;
  }
}
