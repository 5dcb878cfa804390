import type { Parameters } from '../parameters/registry.ts';
import { exp } from '../numeric/exp.ts';
import { clamp } from '../numeric/clamp.ts';
import { lognormal } from '../random/lognormal.ts';
import { normal } from '../random/normal.ts';
import type { Random } from '../random/random.ts';
import { streams } from '../random/streams.ts';
import type { OrganisationInput, Scenario, TieInput } from '../scenario.ts';
import { fillAccount } from './accounts.ts';
import { ACCOUNTS, FACTOR, FIRM, RELATED, SEATS } from './columns.ts';
import {
  clearWorld,
  drawCapacity,
  drawSkills,
  foundOrganisation,
  placeEvenly,
  skillOfKind,
} from './found.ts';
import { indexHolders, indexNeeds } from './holders.ts';
import { importedKeys } from './identity.ts';
import { LINE } from './table.ts';
import { strengthen } from './ties.ts';
import type { World } from './world.ts';

const kinds = { firm: FIRM, related: RELATED, factor: FACTOR } as const;

/** Founds the region of a scenario at step 0: organisations in the order of their identifiers, then customers. */
export function establish(world: World, scenario: Scenario, random: Random): void {
  const { parameters } = scenario;
  clearWorld(world);
  if (scenario.organisations) foundListed(world, parameters, random, scenario.organisations);
  else foundSynthetic(world, parameters, random);
  growAnchor(world, parameters);
  const { region, organisations } = world;
  region.initialSellers[0] = region.sellers[0];
  region.institutions[0] = region.rows[0] - region.sellers[0];
  let related = 0;
  for (let o = 0; o < region.rows[0]; o += 1) related += Number(organisations.kind[o] === RELATED);
  region.initialRelatedShare[0] = related / Math.max(1, region.sellers[0]);
  indexHolders(world, parameters.skillHeld);
  createCustomers(world, parameters, random);
}

/** Draws the ties that a scenario lists between the people of the organisations it names. */
export function bindListedTies(
  world: World,
  organisations: readonly OrganisationInput[],
  ties: readonly TieInput[],
): void {
  const ids = inOrder(organisations).map(({ id }) => id);
  const keys = importedKeys(ids);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const { key, peopleCount, seat } = world.organisations;
  const alive = (id: string): number | undefined => {
    const row = rows.get(id);
    return row !== undefined && key[row * LINE] === keys[row] && peopleCount[row] > 0 ? row : undefined;
  };
  const ordered = ties
    .map(({ source, target, weight }) =>
      source < target ? { a: source, b: target, weight } : { a: target, b: source, weight },
    )
    .sort((p, q) => compare(p.a, q.a) || compare(p.b, q.b));
  for (const { a, b, weight } of ordered) {
    const from = alive(a);
    const to = alive(b);
    if (from === undefined || to === undefined || from === to) continue;
    const person = seat[from * SEATS + (key[to * LINE] % peopleCount[from])];
    strengthen(world, person, seat[to * SEATS + (key[from * LINE] % peopleCount[to])], weight);
  }
}

function inOrder(organisations: readonly OrganisationInput[]): OrganisationInput[] {
  return [...organisations].sort((a, b) => compare(a.id, b.id));
}

/** By code unit: the same order in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function foundSynthetic(world: World, parameters: Parameters, random: Random): void {
  const { organisationCount, factorShare, relatedShare } = parameters;
  const isStep = (i: number, share: number): boolean => Math.floor((i + 1) * share) > Math.floor(i * share);
  let others = 0;
  for (let i = 0; i < organisationCount; i += 1) {
    let kind: number = FACTOR;
    if (!isStep(i, factorShare)) {
      kind = isStep(others, Math.min(1, relatedShare / (1 - factorShare))) ? RELATED : FIRM;
      others += 1;
    }
    foundOne(world, parameters, random, i, i, kind, {});
  }
}

function foundListed(
  world: World,
  parameters: Parameters,
  random: Random,
  organisations: readonly OrganisationInput[],
): void {
  const ordered = inOrder(organisations);
  const keys = importedKeys(ordered.map(({ id }) => id));
  ordered.forEach((organisation, row) => {
    foundOne(world, parameters, random, row, keys[row], kinds[organisation.kind], organisation);
  });
}

function foundOne(
  world: World,
  parameters: Parameters,
  random: Random,
  row: number,
  key: number,
  kind: number,
  given: Partial<OrganisationInput>,
): void {
  const { capacityMean, capacitySpread, startCash, skillLevel, skillSpread, regionRadius } = parameters;
  const drawn = drawCapacity(random.draw(streams.capacity, key, 0), capacityMean, capacitySpread);
  const capacity = kind === FACTOR ? 0 : (given.capacity ?? drawn);
  foundOrganisation(world, parameters, random, row, key, kind, capacity, startCash, 0);
  placeEvenly(world, random, row, regionRadius);
  const { x, y } = world.organisations;
  x[row] = given.x ?? x[row];
  y[row] = given.y ?? y[row];
  const main = skillOfKind(kind, random.draw(streams.skill, key, 0), parameters);
  drawSkills(world, parameters, random, row, main, skillLevel + skillSpread * normal(random.second));
  if (!given.skills) return;
  const start = row * world.sizes.skills;
  world.organisations.skill.fill(0, start, start + world.sizes.skills);
  for (const { skill, level } of given.skills) world.organisations.skill[start + skill] = level;
}

/** Gives the largest company its share of the region's capacity, and leaves the total as it was. */
function growAnchor(world: World, { anchorShare }: Parameters): void {
  const { capacity, cash } = world.organisations;
  const rows = world.region.rows[0];
  let largest = 0;
  let total = 0;
  for (let o = 0; o < rows; o += 1) {
    total += capacity[o * LINE];
    if (capacity[o * LINE] > capacity[largest * LINE]) largest = o;
  }
  const rest = total - capacity[largest * LINE];
  if (anchorShare * total <= capacity[largest * LINE] || rest <= 0) return;
  for (let o = 0; o < rows; o += 1) {
    const scale =
      o === largest ? (anchorShare * total) / capacity[o * LINE] : ((1 - anchorShare) * total) / rest;
    capacity[o * LINE] *= scale;
    cash[o] *= scale;
  }
}

/**
 * Every customer stands behind some company, drawn by capacity: it needs what that company does best and has it as its
 * first account, so that demand starts in line with supply, company by company. Other accounts are filled as ever.
 */
function createCustomers(world: World, parameters: Parameters, random: Random): void {
  const { customers, sizes, organisations } = world;
  const { exportShare, demandRate, demandSpread, sophisticationLow, sophisticationHigh } = parameters;
  const medianRate = demandRate * exp((-demandSpread * demandSpread) / 2);
  const cumulated = cumulatedCapacity(world);
  for (let c = 0; c < sizes.customers; c += 1) {
    customers.key[c] = c;
    customers.isExport[c] = Number(random.draw(streams.customer, c, 0) < exportShare);
    customers.sophistication[c] = clamp(
      sophisticationLow + (sophisticationHigh - sophisticationLow) * random.second,
      0,
      1,
    );
    customers.rate[c] = lognormal(random.draw(streams.customer, c, 1), medianRate, demandSpread);
    const company = companyAt(cumulated, random.second);
    customers.need[c] = organisations.mainSkill[company];
    if (organisations.kind[company] !== FACTOR) customers.account[c * ACCOUNTS] = company;
  }
  indexNeeds(world);
  for (let c = 0; c < sizes.customers; c += 1) {
    for (let place = 0; place < ACCOUNTS; place += 1) {
      if (customers.account[c * ACCOUNTS + place] < 0)
        fillAccount(world, parameters, random, c, place, place);
    }
  }
}

/** Capacity up to and including each row. */
function cumulatedCapacity({ organisations, region }: World): Float64Array {
  const cumulated = new Float64Array(region.rows[0]);
  let total = 0;
  for (let o = 0; o < cumulated.length; o += 1) {
    total += organisations.capacity[o * LINE];
    cumulated[o] = total;
  }
  return cumulated;
}

/** The company into whose capacity a uniform falls; the first row where nobody has any. */
function companyAt(cumulated: Float64Array, uniform: number): number {
  const wanted = uniform * cumulated[cumulated.length - 1];
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return wanted > 0 ? low : 0;
}
