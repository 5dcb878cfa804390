/**
 * Meetings programme: for some years, people of some companies chosen by lot meet each other more often.
 *
 * Proposition  P14 (the social creates the economic): the treatment of a field trial, off unless asked
 * Source       Cai & Szeidl 2018
 */
import type { Context } from '../context.ts';
import { poisson } from '../random/poisson.ts';
import { integerBelow } from '../random/integer-below.ts';
import type { Random } from '../random/random.ts';
import { streams } from '../random/streams.ts';
import { FACTOR } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import { talk } from './social-life.ts';
import type { Mechanism } from './mechanism.ts';

/** Most programme contacts that one person begins in one step. */
const MOST = 64;

export const meetingsProgramme: Mechanism = {
  name: 'meetings programme',
  reads: ['people.key', 'people.employer', 'organisations.key', 'organisations.kind'],
  writes: [
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'people.attentionUsed',
    'organisations.attention',
  ],
  draws: ['programme'],
  apply: convene,
};

/** Whether the lot puts an organisation into the programme: the same ones in every arm. */
export function isInProgramme(random: Random, key: number, share: number): boolean {
  return share > 0 && random.draw(streams.programme, key, 0) < share;
}

function convene(context: Context): void {
  const { world, parameters, governance, random, scratch, step, years } = context;
  const { programmeShare, programmeRate, programmeYears, burnInYears } = parameters;
  const elapsed = step * years - burnInYears;
  if (programmeShare === 0 || governance.meets !== 'people' || elapsed < 0 || elapsed >= programmeYears)
    return;
  const { employer, key } = world.people;
  const { kind } = world.organisations;
  const everybody = listPeople(world, scratch);
  let count = 0;
  for (let i = 0; i < everybody; i += 1) {
    const organisation = employer[scratch[i]];
    if (kind[organisation] === FACTOR) continue;
    if (isInProgramme(random, world.organisations.key[organisation * LINE], programmeShare))
      scratch[count++] = scratch[i];
  }
  for (let i = 0; i < count; i += 1) {
    const person = scratch[i];
    // Index 0 of the stream is the lot; each step has its own block of draws behind it.
    const first = 1 + step * (MOST + 1);
    const contacts = Math.min(
      MOST,
      poisson(random.draw(streams.programme, key[person * LINE], first), programmeRate * years),
    );
    for (let n = 0; n < contacts; n += 1) {
      const other =
        scratch[integerBelow(random.draw(streams.programme, key[person * LINE], first + 1 + n), count)];
      if (employer[other] !== employer[person]) talk(context, person, other);
    }
  }
}
