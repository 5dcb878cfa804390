/**
 * Entry: companies are founded, more where sales rise, towards skills in unmet demand.
 *
 * Proposition  P19 (rising sales attract complements); the same rule in every arm
 * Source       Eurostat business demography; MODEL 4.13 and 11
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { clamp } from '../numeric/clamp.ts';
import { lognormal } from '../random/lognormal.ts';
import { normal } from '../random/normal.ts';
import { poisson } from '../random/poisson.ts';
import { streams } from '../random/streams.ts';
import { FIRM, RELATED } from '../world/columns.ts';
import { skillOfKind } from '../world/found.ts';
import { entrantKey } from '../world/identity.ts';
import type { Mechanism } from './mechanism.ts';
import { freeRow, skillInDemand, welcome } from './newcomers.ts';

/** Entity of the draw of how many enter; no organisation that enters has this key. */
const REGION = 0;

export const entry: Mechanism = {
  name: 'entry',
  reads: [
    'region.initialSellers',
    'region.initialRelatedShare',
    'customers.need',
    'skills.holderCount',
    'skills.holderMean',
    'skills.customerCount',
    'skills.customerStart',
    'needs.byNeed',
    'people.free',
  ],
  writes: [
    'region.rows',
    'region.sellers',
    'region.freeFirst',
    'region.freePeople',
    'region.shortSales',
    'region.longSales',
    'region.unmet',
    'organisations.key',
    'organisations.kind',
    'organisations.born',
    'organisations.x',
    'organisations.y',
    'organisations.skill',
    'organisations.mainSkill',
    'organisations.capacity',
    'organisations.effort',
    'organisations.price',
    'organisations.utilisation',
    'organisations.cash',
    'organisations.backlogVolume',
    'organisations.backlogValue',
    'organisations.backlogExport',
    'organisations.revenue',
    'organisations.delivered',
    'organisations.fees',
    'organisations.expenses',
    'organisations.attention',
    'organisations.profit',
    'organisations.yearProfit',
    'organisations.yearSales',
    'organisations.lastYearSales',
    'organisations.yearBeforeSales',
    'organisations.badSteps',
    'organisations.closeContests',
    'organisations.easyContests',
    'organisations.missed',
    'organisations.hubTrust',
    'organisations.peopleCount',
    'organisations.seat',
    'people.key',
    'people.employer',
    'people.culture',
    'people.salesView',
    'people.redirect',
    'people.benchmark',
    'people.attentionUsed',
    'people.tieCount',
    'customers.account',
    'customers.silence',
  ],
  draws: ['entry', 'place', 'skill', 'character'],
  apply: enter,
};

/** Births a step: rate · years · initial companies · clip(short-run over long-run sales). */
export function birthRate(
  rate: number,
  years: number,
  companies: number,
  pull: number,
  floor: number,
  ceiling: number,
): number {
  return rate * years * companies * clamp(pull, floor, ceiling);
}

function enter(context: Context): void {
  const { world, parameters, random, record, step, years, months } = context;
  const { region } = world;
  region.shortSales[0] += Math.min(1, months / 6) * (record[at.turnover] - region.shortSales[0]);
  region.longSales[0] += Math.min(1, months / 24) * (record[at.turnover] - region.longSales[0]);
  const pull = region.longSales[0] > 0 ? region.shortSales[0] / region.longSales[0] : 1;
  const { entryRate, entrySalesFloor, entrySalesCeiling } = parameters;
  const mean = birthRate(
    entryRate,
    years,
    region.initialSellers[0],
    pull,
    entrySalesFloor,
    entrySalesCeiling,
  );
  const births = poisson(random.draw(streams.entry, REGION, step), mean);
  let row = 0;
  for (let n = 0; n < births; n += 1) {
    if (row >= 0) row = freeRow(world, row);
    foundEntrant(context, row, entrantKey(step, n));
  }
  for (let k = 0; k < world.sizes.skills; k += 1) region.unmet[k] *= 1 - years;
}

function foundEntrant(context: Context, row: number, key: number): void {
  const { world, parameters, random } = context;
  const { skills } = world;
  const isTilted = random.draw(streams.entry, key, 0) < parameters.entryTilt;
  const main = isTilted ? skillInDemand(world, random.second) : initialMix(context, key, random.second);
  const u = random.draw(streams.entry, key, 2);
  const capacity = lognormal(u, parameters.entrantCapacity, parameters.entrantCapacitySpread);
  const mean = skills.holderCount[main] > 0 ? skills.holderMean[main] : parameters.skillLevel;
  const level = mean + parameters.entrantSkillSpread * normal(random.second);
  welcome(context, row, key, main, level, capacity);
}

function initialMix({ world, parameters, random }: Context, key: number, uniform: number): number {
  const kind = uniform < world.region.initialRelatedShare[0] ? RELATED : FIRM;
  return skillOfKind(kind, random.draw(streams.entry, key, 1), parameters);
}
