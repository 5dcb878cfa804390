import type { Context } from '../context.ts';
import { closeOrganisation } from '../mechanisms/exit.ts';
import { LINE } from '../world/table.ts';
import type { Shock } from './shock.ts';

/** What closing an organisation touches. */
export const closing = {
  reads: ['region.rows', 'region.freeFirst', 'organisations.key', 'organisations.born', 'people.key'],
  writes: [
    'organisations.kind',
    'organisations.cash',
    'organisations.backlogVolume',
    'organisations.backlogValue',
    'organisations.backlogExport',
    'organisations.peopleCount',
    'organisations.seat',
    'people.employer',
    'people.tieCount',
    'people.free',
    'region.freePeople',
  ],
  draws: ['rehire'],
} as const satisfies Pick<Shock, 'reads' | 'writes' | 'draws'>;

/**
 * Closes the organisations of the highest score, one after the other; of equals, the one of the lowest key.
 *
 * @param isCandidate whether a kind of organisation may be lost
 * @param score by row; read anew for each loss
 */
export function closeHighest(
  context: Context,
  count: number,
  isCandidate: (kind: number) => boolean,
  score: (row: number) => number,
): void {
  const { kind, key } = context.world.organisations;
  for (let n = 0; n < count; n += 1) {
    let highest = -1;
    for (let o = 0; o < context.world.region.rows[0]; o += 1) {
      if (!isCandidate(kind[o])) continue;
      const lead = highest < 0 ? 1 : score(o) - score(highest);
      if (lead > 0 || (lead === 0 && key[o * LINE] < key[highest * LINE])) highest = o;
    }
    if (highest < 0) return;
    closeOrganisation(context, highest);
  }
}
