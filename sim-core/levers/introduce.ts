import type { Context } from '../context.ts';
import { integerBelow } from '../random/integer-below.ts';
import { mix } from '../random/hash.ts';
import { streams } from '../random/streams.ts';
import { spendAttention } from '../mechanisms/attention.ts';
import { at } from '../indicators/measures.ts';
import { SEATS } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { strengthen } from '../world/ties.ts';

/** Introductions for which a person can have time in one step. */
const MOST_EACH = 4;

/**
 * Introduces people by lot to somebody who holds what their organisation has missed most; to anybody where nothing
 * was missed. Both spend the attention of a meeting.
 *
 * @param count introductions
 */
export function introduce(context: Context, count: number): void {
  const { parameters, random, scratch, step, world } = context;
  const people = listPeople(world, scratch);
  const { employer } = world.people;
  const possible = people > 1 ? Math.min(count, MOST_EACH * people) : 0;
  for (let n = 0; n < possible; n += 1) {
    const u = random.draw(streams.policy, mix(step, n), 0);
    const person = scratch[integerBelow(u, people)];
    const other = counterpart(context, person, random.second, people);
    if (other < 0 || employer[other] === employer[person]) continue;
    if (!spendAttention(context, person, parameters.meetingCost)) continue;
    if (!spendAttention(context, other, parameters.meetingCost)) continue;
    strengthen(world, person, other, parameters.introductionStrength);
    context.record[at.meetings] += 1;
  }
}

/** Somebody at a holder of the skill that a person's organisation has missed most, by a uniform draw. */
function counterpart({ world, scratch }: Context, person: number, uniform: number, people: number): number {
  const { missed, seat } = world.organisations;
  const { holderCount } = world.skills;
  const skillCount = world.sizes.skills;
  const start = world.people.employer[person] * skillCount;
  let most = 0;
  for (let k = 1; k < skillCount; k += 1) if (missed[start + k] > missed[start + most]) most = k;
  if (missed[start + most] === 0 || holderCount[most] === 0) return scratch[integerBelow(uniform, people)];
  const place = most * world.sizes.organisations + integerBelow(uniform, holderCount[most]);
  return seat[world.holders.holder[place] * SEATS];
}
