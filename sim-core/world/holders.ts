import { EMPTY, FACTOR, SEATS } from './columns.ts';
import { LINE } from './table.ts';
import type { World } from './world.ts';

/**
 * Lists, for every skill, the companies that hold it, their mean level and their largest capacity; and refreshes
 * each company's main skill. Rebuilt once a step: who is found in a month is who held the skill at its start.
 */
export function indexHolders(world: World, skillHeld: number): void {
  const { kind, skill, mainSkill, capacity, peopleCount, seat } = world.organisations;
  const { holderCount, holderMean, holderLargest } = world.skills;
  const { holder } = world.holders;
  const { offers } = world.contacts;
  const skillCount = world.sizes.skills;
  const stride = world.sizes.organisations;
  offers.fill(0);
  holderCount.fill(0);
  holderMean.fill(0);
  holderLargest.fill(0);
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    let best = 0;
    let held = 0;
    for (let k = 0; k < skillCount; k += 1) {
      const level = skill[o * skillCount + k];
      if (level > skill[o * skillCount + best]) best = k;
      if (level < skillHeld) continue;
      held |= 1 << k;
      holder[k * stride + holderCount[k]] = o;
      holderCount[k] += 1;
      holderMean[k] += level;
      if (capacity[o * LINE] > holderLargest[k]) holderLargest[k] = capacity[o * LINE];
    }
    mainSkill[o] = best;
    for (let s = o * SEATS; s < o * SEATS + peopleCount[o]; s += 1) offers[seat[s]] = held;
  }
  for (let k = 0; k < skillCount; k += 1) if (holderCount[k] > 0) holderMean[k] /= holderCount[k];
}

/** Lists customers by main need. Needs never change, so once is enough. */
export function indexNeeds(world: World): void {
  const { need } = world.customers;
  const { customerCount, customerStart } = world.skills;
  customerCount.fill(0);
  for (let c = 0; c < world.sizes.customers; c += 1) customerCount[need[c]] += 1;
  for (let k = 1; k < world.sizes.skills; k += 1)
    customerStart[k] = customerStart[k - 1] + customerCount[k - 1];
  customerCount.fill(0);
  for (let c = 0; c < world.sizes.customers; c += 1) {
    const k = need[c];
    world.needs.byNeed[customerStart[k] + customerCount[k]] = c;
    customerCount[k] += 1;
  }
}
