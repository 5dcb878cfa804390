/**
 * Training: courses bring companies nearer to the frontier in what they do most, at the cost of their people's time.
 *
 * Proposition  P4 (factors), P18 (specialisation)
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { spendAttention } from '../mechanisms/attention.ts';
import { learned } from '../mechanisms/learning.ts';
import { mix } from '../random/hash.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { FACTOR } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import type { Lever } from './lever.ts';

/** Draws of places have entities apart from those of other programmes. */
const PLACE = 0x504c4143;

export const trainingPlaces: Lever = {
  name: 'training',
  description:
    'courses bring companies nearer to the frontier in what they do most, at the cost of their people’s time',
  reads: ['people.employer', 'organisations.kind', 'organisations.mainSkill', 'organisations.capacity'],
  writes: ['people.attentionUsed', 'organisations.attention', 'organisations.skill'],
  draws: ['policy'],
  conversions: ['trainingPlaceCost', 'trainingPlaceGain', 'trainingPlaceAttention'],
  isUsable: () => true,
  apply: teach,
};

/** Courses that a person can be sent to in one step. */
const MOST_EACH = 4;

/** What a place gives to a company is shared by its staff. A place goes to somebody by lot; it stays empty, and unpaid, when that person has no time or no company. */
function teach(context: Context, funds: number): number {
  const { parameters, random, scratch, step, world } = context;
  const { capacity, kind, mainSkill, skill } = world.organisations;
  const people = listPeople(world, scratch);
  const places = Math.min(MOST_EACH * people, Math.floor(funds / parameters.trainingPlaceCost));
  let taken = 0;
  for (let n = 0; n < places; n += 1) {
    const u = random.draw(streams.policy, mix(PLACE, step), n);
    const person = scratch[integerBelow(u, people)];
    const organisation = world.people.employer[person];
    if (kind[organisation] === FACTOR) continue;
    if (!spendAttention(context, person, parameters.trainingPlaceAttention)) continue;
    const main = organisation * world.sizes.skills + mainSkill[organisation];
    const staff = Math.max(1, capacity[organisation * LINE] / parameters.outputPerWorker);
    skill[main] = learned(skill[main], parameters.trainingPlaceGain / staff);
    taken += 1;
  }
  return taken * parameters.trainingPlaceCost;
}
