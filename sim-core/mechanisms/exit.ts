/**
 * Exit: who stays without cash closes; one company closes a division that keeps making losses. Some people are rehired.
 *
 * Proposition  P3 (fair: what a closed division owned stays with its company)
 * Source       MODEL 4.13 and 11
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { integerBelow } from '../random/integer-below.ts';
import { streams } from '../random/streams.ts';
import { EMPTY, FACTOR, SEATS } from '../world/columns.ts';
import { retire, seat } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import type { World } from '../world/world.ts';
import type { Mechanism } from './mechanism.ts';

/** Organisations at which a person asks for a seat. */
const TRIES = 8;

export const exit: Mechanism = {
  name: 'exit',
  reads: ['region.rows', 'region.freeFirst', 'organisations.born', 'organisations.profit', 'people.key'],
  writes: [
    'organisations.kind',
    'organisations.badSteps',
    'organisations.cash',
    'organisations.backlogVolume',
    'organisations.backlogValue',
    'organisations.backlogExport',
    'organisations.peopleCount',
    'organisations.seat',
    'people.employer',
    'people.tieCount',
    'people.free',
    'region.freePeople',
    'region.sellers',
  ],
  draws: ['rehire'],
  apply: leave,
};

function leave(context: Context): void {
  const { world, parameters, governance, months } = context;
  const { kind, cash, profit, badSteps } = world.organisations;
  const { isOneCompany } = governance;
  const limit = (isOneCompany ? parameters.divisionMonths : parameters.exitMonths) / months;
  for (let o = 0; o < world.region.rows[0]; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    const isBad = isOneCompany ? profit[o] < 0 : cash[o] < 0;
    badSteps[o] = isBad ? badSteps[o] + 1 : 0;
    if (badSteps[o] >= limit) closeOrganisation(context, o);
  }
}

/** Closes an organisation: its work is lost or inherited, its people look elsewhere. */
export function closeOrganisation(context: Context, organisation: number): void {
  const { world, governance, record, step, years } = context;
  const {
    born,
    kind,
    cash,
    backlogVolume,
    backlogValue,
    backlogExport,
    peopleCount,
    seat: seats,
  } = world.organisations;
  const isInstitution = kind[organisation] === FACTOR;
  kind[organisation] = EMPTY;
  if (isInstitution) world.region.institutions[0] -= 1;
  else {
    world.region.sellers[0] -= 1;
    record[at.deaths] += 1;
    const age = (step - born[organisation]) * years;
    if (age < 1) record[at.deathsInYearOne] += 1;
    else if (age < 5) record[at.deathsInYearsTwoToFive] += 1;
  }
  const heir = governance.isOneCompany ? anotherCompany(world, organisation) : -1;
  if (heir >= 0) {
    cash[heir] += cash[organisation];
    backlogVolume[heir * LINE] += backlogVolume[organisation * LINE];
    backlogValue[heir * LINE] += backlogValue[organisation * LINE];
    backlogExport[heir] += backlogExport[organisation];
  } else {
    record[at.capitalOut] += cash[organisation];
    record[at.abandonedVolume] += backlogVolume[organisation * LINE];
  }
  cash[organisation] = 0;
  backlogVolume[organisation * LINE] = 0;
  backlogValue[organisation * LINE] = 0;
  backlogExport[organisation] = 0;
  const people = peopleCount[organisation];
  peopleCount[organisation] = 0;
  for (let s = organisation * SEATS; s < organisation * SEATS + people; s += 1) {
    rehireOrRetire(context, seats[s]);
    seats[s] = -1;
  }
}

/** The next company down the rows, round to the first. */
function anotherCompany({ organisations, region }: World, organisation: number): number {
  const rows = region.rows[0];
  for (let i = 1; i < rows; i += 1) {
    const o = (organisation + i) % rows;
    if (organisations.kind[o] !== EMPTY && organisations.kind[o] !== FACTOR) return o;
  }
  return -1;
}

function rehireOrRetire({ world, parameters, random, step }: Context, person: number): void {
  const { kind, peopleCount } = world.organisations;
  const key = world.people.key[person * LINE];
  if (random.draw(streams.rehire, key, step * TRIES) < parameters.rehireShare) {
    for (let t = 1; t < TRIES; t += 1) {
      const o = integerBelow(random.draw(streams.rehire, key, step * TRIES + t), world.region.rows[0]);
      if (kind[o] === EMPTY || kind[o] === FACTOR || peopleCount[o] >= SEATS) continue;
      seat(world, person, o);
      return;
    }
  }
  retire(world, person);
}
