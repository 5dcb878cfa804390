import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { callCustomer } from '../world/accounts.ts';
import { EMPTY, FIRM, RELATED } from '../world/columns.ts';
import { drawSkills, foundOrganisation, placeEvenly } from '../world/found.ts';
import { LINE } from '../world/table.ts';
import type { World } from '../world/world.ts';

/** The first free row from a given one on, or -1. Who founds several looks on from the last. */
export function freeRow({ organisations }: World, from: number): number {
  return organisations.kind.indexOf(EMPTY, from);
}

/**
 * Founds a company that comes to the region, and lets it seek accounts.
 *
 * @param row a free one; -1 blocks the birth
 * @param main index of its main skill, which also tells its kind
 * @param level of that skill
 * @param capacity k€ per month
 */
export function welcome(
  context: Context,
  row: number,
  key: number,
  main: number,
  level: number,
  capacity: number,
): void {
  const { world, parameters, random, record, step } = context;
  if (row < 0) {
    record[at.blockedBirths] += 1;
    return;
  }
  const kind = main < parameters.coreSkillCount ? FIRM : RELATED;
  foundOrganisation(world, parameters, random, row, key, kind, capacity, parameters.entrantCash, step);
  placeEvenly(world, random, row, parameters.regionRadius);
  drawSkills(world, parameters, random, row, main, level);
  record[at.capitalIn] += world.organisations.cash[row];
  record[at.births] += 1;
  seekAccounts(context, row, key);
}

/** A skill with chance in proportion to what was lost for it. */
export function skillInDemand({ region, sizes }: World, uniform: number): number {
  let total = 0;
  for (let k = 0; k < sizes.skills; k += 1) total += region.unmet[k];
  let left = uniform * total;
  for (let k = 0; k < sizes.skills; k += 1) {
    left -= region.unmet[k];
    if (left < 0) return k;
  }
  return Math.min(sizes.skills - 1, Math.floor(uniform * sizes.skills));
}

/** Asks customers of its skill for an account, more the larger it starts. */
function seekAccounts({ world, parameters, random }: Context, row: number, key: number): void {
  const { capacity, mainSkill } = world.organisations;
  const { customerCount, customerStart } = world.skills;
  const count = customerCount[mainSkill[row]];
  if (count === 0) return;
  const calls = 1 + Math.floor((parameters.entrantAccounts * capacity[row * LINE]) / parameters.capacityMean);
  for (let i = 0; i < calls; i += 1) {
    const place = integerBelow(random.draw(streams.entry, key, 3 + i), count);
    const isWilling = random.second < parameters.callReplaces;
    callCustomer(
      world,
      world.needs.byNeed[customerStart[mainSkill[row]] + place],
      row,
      isWilling,
      parameters.callMargin,
    );
  }
}
