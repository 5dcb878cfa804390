import { exp } from '../numeric/exp.ts';
import { clamp } from '../numeric/clamp.ts';
import { pow } from '../numeric/pow.ts';
import type { Parameters } from '../parameters/registry.ts';
import { integerBelow } from '../random/integer-below.ts';
import { lognormal } from '../random/lognormal.ts';
import { normal } from '../random/normal.ts';
import { poisson } from '../random/poisson.ts';
import type { Random } from '../random/random.ts';
import { streams } from '../random/streams.ts';
import { EMPTY, FACTOR, RELATED, organisationColumns } from './columns.ts';
import { freeAllPeople, hire, seatsWanted } from './people.ts';
import { LINE, stepOf } from './table.ts';
import type { World } from './world.ts';

/** Clears every row, so that organisations can be founded. */
export function clearWorld(world: World): void {
  new Uint8Array(world.buffer).fill(0);
  world.organisations.kind.fill(EMPTY);
  world.organisations.seat.fill(-1);
  world.customers.account.fill(-1);
  world.people.tiePerson.fill(-1);
  world.region.hub[0] = -1;
  freeAllPeople(world);
}

/**
 * Writes a new organisation without skills or place into a free row, and hires its people.
 *
 * @param capacity k€ per month; 0 for a factor
 * @param cashMonths months of fixed cost in hand
 */
export function foundOrganisation(
  world: World,
  parameters: Parameters,
  random: Random,
  row: number,
  key: number,
  kind: number,
  capacity: number,
  cashMonths: number,
  step: number,
): void {
  const { organisations, region } = world;
  clearRow(world, row);
  organisations.key[row * LINE] = key;
  organisations.kind[row] = kind;
  organisations.born[row] = step;
  organisations.capacity[row * LINE] = capacity;
  organisations.effort[row * LINE] = parameters.effortStart;
  organisations.price[row * LINE] = 1;
  organisations.utilisation[row] = (parameters.busyUtilisation + parameters.slackUtilisation) / 2;
  organisations.cash[row] = cashMonths * parameters.fixedCost * capacity;
  if (row >= region.rows[0]) region.rows[0] = row + 1;
  if (kind !== FACTOR) region.sellers[0] += 1;
  const people = seatsWanted(kind, capacity, parameters);
  for (let i = 0; i < people; i += 1) hire(world, parameters, random, row, step);
}

/**
 * Draws the skills of a new organisation: a main one of its domain, and a few more.
 *
 * @param main index of the main skill
 * @param level its level
 */
export function drawSkills(
  world: World,
  parameters: Parameters,
  random: Random,
  row: number,
  main: number,
  level: number,
): void {
  const { key, kind, skill, mainSkill } = world.organisations;
  const { coreSkillCount, complementarySkillCount, skillHeld, skillLevel, skillSpread, extraSkills } =
    parameters;
  const start = row * world.sizes.skills;
  const first = kind[row] === RELATED ? coreSkillCount : 0;
  const domain =
    kind[row] === RELATED
      ? complementarySkillCount
      : kind[row] === FACTOR
        ? world.sizes.skills
        : coreSkillCount;
  const extras = Math.min(domain - 1, poisson(random.draw(streams.skill, key[row * LINE], 1), extraSkills));
  for (let i = 0; i < extras; i += 1) {
    const k = first + integerBelow(random.draw(streams.skill, key[row * LINE], 2 + i), domain);
    skill[start + k] = clamp(skillLevel + skillSpread * normal(random.second), skillHeld, 1);
  }
  skill[start + main] = clamp(level, skillHeld, 1);
  mainSkill[row] = main;
}

/** A skill of the domain of a kind, by a uniform draw. */
export function skillOfKind(kind: number, uniform: number, parameters: Parameters): number {
  const { coreSkillCount, complementarySkillCount } = parameters;
  if (kind === RELATED) return coreSkillCount + integerBelow(uniform, complementarySkillCount);
  if (kind === FACTOR) return integerBelow(uniform, coreSkillCount + complementarySkillCount);
  return integerBelow(uniform, coreSkillCount);
}

/** Capacity with a given mean and log spread. */
export function drawCapacity(uniform: number, mean: number, spread: number): number {
  return lognormal(uniform, mean * exp((-spread * spread) / 2), spread);
}

/** Places an organisation evenly in the region's disc, by rejection from the square around it. */
export function placeEvenly(world: World, random: Random, row: number, radius: number): void {
  const { organisations } = world;
  let x = 0;
  let y = 0;
  for (let attempt = 0; attempt < 16; attempt += 1) {
    x = 2 * random.draw(streams.place, organisations.key[row * LINE], attempt) - 1;
    y = 2 * random.second - 1;
    if (x * x + y * y <= 1) break;
  }
  organisations.x[row] = x * radius;
  organisations.y[row] = y * radius;
}

/** Fixed cost per unit of capacity, with congestion as the region fills up. */
export function fixedCostRate(world: World, parameters: Parameters): number {
  const { sellers, initialSellers } = world.region;
  const crowding = Math.max(1, sellers[0]) / Math.max(1, initialSellers[0]);
  return parameters.fixedCost * pow(crowding, parameters.congestion);
}

function clearRow(world: World, row: number): void {
  const { organisations, sizes } = world;
  for (const name of ROW_NUMBERS) organisations[name][row * stepOf(organisationColumns[name])] = 0;
  organisations.skill.fill(0, row * sizes.skills, (row + 1) * sizes.skills);
  organisations.missed.fill(0, row * sizes.skills, (row + 1) * sizes.skills);
  organisations.peopleCount[row] = 0;
}

const ROW_NUMBERS = [
  'backlogVolume',
  'backlogValue',
  'backlogExport',
  'revenue',
  'delivered',
  'fees',
  'expenses',
  'attention',
  'profit',
  'yearProfit',
  'yearSales',
  'lastYearSales',
  'yearBeforeSales',
  'badSteps',
  'closeContests',
  'easyContests',
  'hubTrust',
] as const;
