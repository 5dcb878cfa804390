/**
 * Events: guests drawn by lot come together and talk, at the cost of their time.
 *
 * Proposition  P13, P14 (contacts that a programme brings about)
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { spendAttention } from '../mechanisms/attention.ts';
import { talk } from '../mechanisms/social-life.ts';
import { mix } from '../random/hash.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { listPeople } from '../world/people.ts';
import { type Lever, isSociable } from './lever.ts';

/** Most events of one step. */
const MOST = 64;
/** Draws of events have entities apart from those of other programmes. */
const EVENT = 0x45564e54;

export const events: Lever = {
  name: 'events',
  description: 'guests drawn by lot come together and talk, at the cost of their time',
  reads: ['people.employer'],
  writes: [
    'people.attentionUsed',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'organisations.attention',
  ],
  draws: ['policy'],
  conversions: ['eventCost', 'eventGuests', 'eventTalks', 'eventAttention'],
  isUsable: isSociable,
  apply: hold,
};

function hold(context: Context, funds: number): number {
  const { parameters, scratch, world } = context;
  const count = Math.min(MOST, Math.floor(funds / parameters.eventCost));
  const people = count > 0 ? listPeople(world, scratch) : 0;
  for (let n = 0; n < count && people > 1; n += 1) host(context, n, people);
  return count * parameters.eventCost;
}

/** Guest after guest talks with others by lot; who has no attention left stays away. */
function host(context: Context, event: number, people: number): void {
  const { parameters, random, scratch, step, world } = context;
  const { employer } = world.people;
  const key = mix(EVENT, step * MOST + event);
  for (let g = 0; g < parameters.eventGuests; g += 1) {
    const guest =
      scratch[integerBelow(random.draw(streams.policy, key, g * (parameters.eventTalks + 1)), people)];
    if (!spendAttention(context, guest, parameters.eventAttention)) continue;
    for (let t = 1; t <= parameters.eventTalks; t += 1) {
      const u = random.draw(streams.policy, key, g * (parameters.eventTalks + 1) + t);
      const other = scratch[integerBelow(u, people)];
      if (employer[other] !== employer[guest]) talk(context, guest, other);
    }
  }
}
