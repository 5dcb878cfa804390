import type { Context } from '../context.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { gini } from './concentration.ts';
import { at } from './measures.ts';
import { recordMinds } from './minds.ts';
import { recordNetwork } from './network.ts';

/** Reads what changes slowly and costs more to measure, once a year, into the record. */
export function recordStructure(context: Context): void {
  recordSpecialisation(context);
  recordNetwork(context);
  recordMinds(context);
}

function recordSpecialisation({ world, parameters, record, sizes, skillSales }: Context): void {
  const { kind, capacity, skill, mainSkill, yearSales } = world.organisations;
  const skillCount = world.sizes.skills;
  const unique = parameters.rivalFit + 2 * parameters.rivalFitSpread;
  skillSales.fill(0);
  let sellers = 0;
  let total = 0;
  let uniqueCount = 0;
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    sizes[sellers] = capacity[o * LINE];
    sellers += 1;
    total += yearSales[o];
    skillSales[mainSkill[o]] += yearSales[o];
    if (skill[o * skillCount + mainSkill[o]] > unique) uniqueCount += 1;
  }
  if (sellers === 0) return;
  // Sorted in place, with what is beyond the companies last: a view of the leading part would be an allocation.
  sizes.fill(Infinity, sellers);
  sizes.sort();
  record[at.gini] = gini(sizes, sellers);
  record[at.skillUniqueness] = uniqueCount / sellers;
  let leading = 0;
  for (let k = 0; k < parameters.coreSkillCount; k += 1) leading = Math.max(leading, skillSales[k]);
  record[at.locationQuotient] = total > 0 ? (leading / total) * skillCount : 0;
}
