import type { Context } from '../context.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { offer } from '../search.ts';
import { fitOf, hasRoom } from '../world/ability.ts';
import { EMPTY, SEATS } from '../world/columns.ts';

/** Trust inside one company, and that of the planner. */
export const fullTrust = (): number => 1;

/**
 * Offers holders of what is wanted from a list of all companies: every one of them, or a random sample when there are
 * more than `size`, so that a search costs the same in any region.
 *
 * @param knowsRoom whether those without room are left out from the start
 * @param trust trust in a candidate, in [0, 1]
 */
export function offerHolders(
  context: Context,
  size: number,
  knowsRoom: boolean,
  trust: (context: Context, candidate: number) => number,
): void {
  const { search, world, parameters, random } = context;
  const wanted = search.wanted[0];
  const count = world.skills.holderCount[wanted];
  const start = wanted * world.sizes.organisations;
  const looks = Math.min(size, count);
  for (let i = 0; i < looks; i += 1) {
    const place = count <= size ? i : integerBelow(random.draw(streams.directory, search.key, i), count);
    const candidate = world.holders.holder[start + place];
    if (candidate === search.organisation || world.organisations.kind[candidate] === EMPTY) continue;
    if (knowsRoom && !hasRoom(world, parameters, candidate, search.load)) continue;
    const fit = fitOf(world, parameters, candidate, search.wanted, search.wantedCount);
    if (fit > 0)
      offer(search, candidate, world.organisations.seat[candidate * SEATS], trust(context, candidate), fit);
  }
}
