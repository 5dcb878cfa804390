import type { Context } from '../context.ts';
import { EMPTY, FACTOR, FIRM, LEVERS, RELATED } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { herfindahl } from './concentration.ts';
import { at } from './measures.ts';

/** Reads the stocks at the end of a step into the record. */
export function recordStocks({ world, parameters, record, sizes, step, years }: Context): void {
  const {
    born,
    kind,
    capacity,
    cash,
    price,
    effort,
    utilisation,
    skill,
    mainSkill,
    yearProfit,
    backlogVolume,
  } = world.organisations;
  let sellers = 0;
  let total = 0;
  for (let n = 0; n < LEVERS; n += 1) record[at.publicPurse] += world.region.purse[n];
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY) continue;
    if (kind[o] === FACTOR) {
      record[at.factors] += 1;
      continue;
    }
    if (kind[o] === FIRM) record[at.firms] += 1;
    else if (kind[o] === RELATED) record[at.related] += 1;
    const age = (step - born[o]) * years;
    if (age < 1) record[at.companiesInYearOne] += 1;
    else if (age < 5) record[at.companiesInYearsTwoToFive] += 1;
    sizes[sellers] = capacity[o * LINE];
    sellers += 1;
    total += capacity[o * LINE];
    record[at.cash] += cash[o];
    record[at.backlogVolume] += backlogVolume[o * LINE];
    record[at.meanPrice] += capacity[o * LINE] * price[o * LINE];
    record[at.meanEffort] += capacity[o * LINE] * effort[o * LINE];
    record[at.meanUtilisation] += capacity[o * LINE] * utilisation[o];
    record[at.meanSkill] += skill[o * world.sizes.skills + mainSkill[o]];
    record[at.returnOnInvestment] += yearProfit[o];
  }
  record[at.capacity] = total;
  record[at.employment] = total / parameters.outputPerWorker;
  record[at.herfindahl] = herfindahl(sizes, sellers);
  if (sellers === 0 || total === 0) return;
  record[at.meanPrice] /= total;
  record[at.meanEffort] /= total;
  record[at.meanUtilisation] /= total;
  record[at.meanSkill] /= sellers;
  record[at.returnOnInvestment] /= Math.max(1, parameters.capacityCost) * total;
}
