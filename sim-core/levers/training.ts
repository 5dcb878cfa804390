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
import type { Lever } from './lever.ts';

/** Draws of places have entities apart from those of other programmes. */
const PLACE = 0x504c4143;

export const trainingPlaces: Lever = {
  name: 'training',
  reads: ['people.employer', 'organisations.kind', 'organisations.mainSkill'],
  writes: ['people.attentionUsed', 'organisations.attention', 'organisations.skill'],
  draws: ['policy'],
  conversions: ['trainingPlaceCost', 'trainingPlaceGain', 'trainingPlaceAttention'],
  isUsable: () => true,
  apply: teach,
};

/** A place goes to somebody by lot; it stays empty, and unpaid, when that person has no time or no company. */
function teach(context: Context, funds: number): number {
  const { parameters, random, scratch, step, world } = context;
  const { kind, mainSkill, skill } = world.organisations;
  const places = Math.floor(funds / parameters.trainingPlaceCost);
  const people = places > 0 ? listPeople(world, scratch) : 0;
  let taken = 0;
  for (let n = 0; n < places && people > 0; n += 1) {
    const u = random.draw(streams.policy, mix(PLACE, step), n);
    const person = scratch[integerBelow(u, people)];
    const organisation = world.people.employer[person];
    if (kind[organisation] === FACTOR) continue;
    if (!spendAttention(context, person, parameters.trainingPlaceAttention)) continue;
    const main = organisation * world.sizes.skills + mainSkill[organisation];
    skill[main] = learned(skill[main], parameters.trainingPlaceGain);
    taken += 1;
  }
  return taken * parameters.trainingPlaceCost;
}
