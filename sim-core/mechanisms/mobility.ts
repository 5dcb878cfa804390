/**
 * Labour mobility: two people of co-located organisations change places, with their ties and what they know.
 *
 * Proposition  P20 (what mere co-location brings, in every co-located arm)
 * Source       Saxenian 1994; MODEL 2
 */
import type { Context } from '../context.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { SEATS } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import type { World } from '../world/world.ts';
import type { Mechanism } from './mechanism.ts';

export const mobility: Mechanism = {
  name: 'mobility',
  reads: ['people.key'],
  writes: ['people.employer', 'organisations.seat', 'organisations.skill'],
  draws: ['mobility'],
  apply: move,
};

/** Share of the gap that a newcomer from a better organisation closes. */
export function transfer(skill: number, former: number, share: number): number {
  return former > skill ? skill + share * (former - skill) : skill;
}

function move({ world, parameters, governance, random, scratch, step, years }: Context): void {
  if (!governance.isColocated) return;
  const { employer, key } = world.people;
  const count = listPeople(world, scratch);
  const chance = parameters.mobilityRate * years;
  for (let i = 0; i < count; i += 1) {
    const p = scratch[i];
    if (random.draw(streams.mobility, key[p * LINE], step) >= chance) continue;
    const other = scratch[integerBelow(random.second, count)];
    if (employer[other] === employer[p]) continue;
    swap(world, p, other);
    bringKnowledge(world, employer[other], employer[p], parameters.skillHeld, parameters.mobilityTransfer);
    bringKnowledge(world, employer[p], employer[other], parameters.skillHeld, parameters.mobilityTransfer);
  }
}

function swap(world: World, a: number, b: number): void {
  const { employer } = world.people;
  const { seat } = world.organisations;
  const seatOfA = seat.indexOf(a, employer[a] * SEATS);
  const seatOfB = seat.indexOf(b, employer[b] * SEATS);
  seat[seatOfA] = b;
  seat[seatOfB] = a;
  const held = employer[a];
  employer[a] = employer[b];
  employer[b] = held;
}

/** The skills that both organisations hold. */
function bringKnowledge(world: World, from: number, to: number, skillHeld: number, share: number): void {
  const { skill } = world.organisations;
  const skillCount = world.sizes.skills;
  for (let k = 0; k < skillCount; k += 1) {
    const here = to * skillCount + k;
    const there = from * skillCount + k;
    if (skill[here] >= skillHeld && skill[there] >= skillHeld)
      skill[here] = transfer(skill[here], skill[there], share);
  }
}
