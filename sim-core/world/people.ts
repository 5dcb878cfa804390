import { clamp } from '../numeric/clamp.ts';
import type { Parameters } from '../parameters/registry.ts';
import type { Random } from '../random/random.ts';
import { streams } from '../random/streams.ts';
import { FACTOR, SEATS } from './columns.ts';
import { personKey } from './identity.ts';
import { LINE } from './table.ts';
import type { World } from './world.ts';

/** Boundary-spanning people an organisation needs: institutions fill every seat, companies by size. */
export function seatsWanted(kind: number, capacity: number, parameters: Parameters): number {
  if (kind === FACTOR) return SEATS;
  return (
    1 + Number(capacity >= parameters.smallStaffCapacity) + Number(capacity >= parameters.largeStaffCapacity)
  );
}

/** Queues every row of people as free. */
export function freeAllPeople(world: World): void {
  const { employer, free } = world.people;
  const rows = world.sizes.people;
  for (let i = 0; i < rows; i += 1) {
    employer[i] = -1;
    free[i] = i;
  }
  world.region.freeFirst[0] = 0;
  world.region.freePeople[0] = rows;
}

/** Hires a newcomer with a character of their own into the next free seat. */
export function hire(
  world: World,
  parameters: Parameters,
  random: Random,
  organisation: number,
  step: number,
): void {
  const { people, organisations, region } = world;
  const person = people.free[region.freeFirst[0]];
  region.freeFirst[0] = (region.freeFirst[0] + 1) % world.sizes.people;
  region.freePeople[0] -= 1;
  const key = personKey(
    organisations.key[organisation * LINE],
    organisations.peopleCount[organisation],
    step,
  );
  people.key[person * LINE] = key;
  people.tieCount[person] = 0;
  people.attentionUsed[person * LINE] = 0;
  const { salesViewMean, redirectMean, benchmarkMean, attitudeSpread, cultureSpread } = parameters;
  people.culture[person * LINE] = around(random.draw(streams.character, key, 0), 0.5, cultureSpread);
  people.salesView[person * LINE] = around(random.second, salesViewMean, attitudeSpread);
  people.redirect[person * LINE] = around(
    random.draw(streams.character, key, 1),
    redirectMean,
    attitudeSpread,
  );
  people.benchmark[person * LINE] = around(random.second, benchmarkMean, attitudeSpread);
  seat(world, person, organisation);
}

/** Gives a person the next free seat of an organisation, which must have one. */
export function seat(world: World, person: number, organisation: number): void {
  const { peopleCount, seat: seats } = world.organisations;
  seats[organisation * SEATS + peopleCount[organisation]] = person;
  peopleCount[organisation] += 1;
  world.people.employer[person] = organisation;
}

/** Lets the person in the last seat go. */
export function dismissLast(world: World, organisation: number): void {
  const { peopleCount, seat: seats } = world.organisations;
  peopleCount[organisation] -= 1;
  const last = organisation * SEATS + peopleCount[organisation];
  retire(world, seats[last]);
  seats[last] = -1;
}

/**
 * Puts a person's row at the end of the queue of free rows. More rows are free than are ever hired in a step, so the
 * row is not used again before the ties that lead to it have ended.
 */
export function retire(world: World, person: number): void {
  const { people, region } = world;
  people.employer[person] = -1;
  people.tieCount[person] = 0;
  people.free[(region.freeFirst[0] + region.freePeople[0]) % world.sizes.people] = person;
  region.freePeople[0] += 1;
}

/**
 * Lists the people in work, in the order of their rows.
 *
 * @returns how many they are
 */
export function listPeople(world: World, into: Int32Array): number {
  const { employer } = world.people;
  let count = 0;
  for (let p = 0; p < world.sizes.people; p += 1) if (employer[p] >= 0) into[count++] = p;
  return count;
}

/** The person of an organisation in charge of an opportunity: seats take turns by its key. */
export function personInCharge(world: World, organisation: number, opportunityKey: number): number {
  const { peopleCount, seat: seats } = world.organisations;
  return seats[organisation * SEATS + (opportunityKey % peopleCount[organisation])];
}

function around(uniform: number, mean: number, width: number): number {
  return clamp(mean + width * (uniform - 0.5), 0, 1);
}
