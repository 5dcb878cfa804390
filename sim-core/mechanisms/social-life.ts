/**
 * Social life: people meet, again, through friends, at an institution's event, or as strangers near in place and culture.
 *
 * Proposition  P13 to P17 (the social structure is the engine)
 * Source       Burt 2002; Jackson & Rogers 2007 (friends of friends); MODEL 4.10
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { exp } from '../numeric/exp.ts';
import { integerBelow } from '../random/integer-below.ts';
import { poisson } from '../random/poisson.ts';
import { streams } from '../random/streams.ts';
import { TIES } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { LINE } from '../world/table.ts';
import { strengthen } from '../world/ties.ts';
import type { World } from '../world/world.ts';
import { spendAttention } from './attention.ts';
import { bondWithBroker } from './bonds.ts';
import type { Mechanism } from './mechanism.ts';

/** Most contacts that one person begins in one step, and draws that each may use. */
const MOST = 16;
const DRAWS = 128;

export const socialLife: Mechanism = {
  name: 'social life',
  reads: [
    'people.key',
    'people.employer',
    'people.culture',
    'organisations.x',
    'organisations.y',
    'region.institutions',
  ],
  writes: [
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'people.attentionUsed',
    'organisations.attention',
    'organisations.hubTrust',
  ],
  draws: ['meeting'],
  apply: meet,
};

/** Chance that two strangers take to each other: exp(−d / d0 − |Δg| / g0). */
export function affinity(
  distance: number,
  distanceScale: number,
  cultureGap: number,
  cultureScale: number,
): number {
  return exp(-distance / distanceScale - cultureGap / cultureScale);
}

function meet(context: Context): void {
  const { world, parameters, governance, random, step, years } = context;
  const { key, tieCount } = world.people;
  const rate = (governance.meets === 'nobody' ? 0 : parameters.contactRate) + parameters.ambientContactRate;
  if (rate === 0) return;
  const upkeep = parameters.tieUpkeep * context.months;
  const count = listPeople(world, context.scratch);
  for (let i = 0; i < count; i += 1) {
    const person = context.scratch[i];
    if (tieCount[person] > 0) spendAttention(context, person, upkeep * tieCount[person]);
    const u = random.draw(streams.meeting, key[person * LINE], step * MOST * DRAWS);
    const contacts = Math.min(MOST, poisson(u, rate * years));
    for (let n = 0; n < contacts; n += 1) {
      const occasion = (step * MOST + n) * DRAWS + 1;
      if (governance.meets === 'broker') visitBroker(context, person);
      else talk(context, person, findCompany(context, person, occasion, count));
    }
  }
}

function visitBroker(context: Context, person: number): void {
  if (!spendAttention(context, person, context.parameters.meetingCost)) return;
  bondWithBroker(context, person, context.parameters.meetingStrength);
  context.record[at.meetings] += 1;
}

/** Two people talk, if both have attention left. */
export function talk(context: Context, person: number, other: number): void {
  const { parameters, world } = context;
  if (other < 0 || !spendAttention(context, person, parameters.meetingCost)) return;
  if (!spendAttention(context, other, parameters.meetingCost)) return;
  strengthen(world, person, other, parameters.meetingStrength);
  context.record[at.meetings] += 1;
}

/** Whom a person meets on an occasion, or -1. */
function findCompany(context: Context, person: number, occasion: number, count: number): number {
  const { parameters, random, scratch, world } = context;
  const { eventShare, repeatShare, friendShare, meetingTries } = parameters;
  const { tieCount } = world.people;
  const u = random.draw(streams.meeting, world.people.key[person * LINE], occasion);
  const v = random.second;
  if (u < eventShare && world.region.institutions[0] > 0)
    return outsider(context, person, scratch[integerBelow(v, count)]);
  if (u >= eventShare && u < eventShare + repeatShare + friendShare && tieCount[person] > 0) {
    const friend = tieOf(world, person, v);
    if (u < eventShare + repeatShare) return outsider(context, person, friend);
    if (tieCount[friend] === 0) return -1;
    const w = random.draw(streams.meeting, world.people.key[person * LINE], occasion + 1);
    return outsider(context, person, tieOf(world, friend, w));
  }
  for (let t = 0; t < meetingTries; t += 1) {
    const w = random.draw(streams.meeting, world.people.key[person * LINE], occasion + 1 + t);
    const other = outsider(context, person, scratch[integerBelow(w, count)]);
    if (other >= 0 && random.second < affinityOf(context, person, other)) return other;
  }
  return -1;
}

/** Somebody of another organisation, or -1: colleagues are no ties. */
function outsider({ world }: Context, person: number, other: number): number {
  const { employer } = world.people;
  return employer[other] >= 0 && employer[other] !== employer[person] ? other : -1;
}

function tieOf({ people }: World, person: number, uniform: number): number {
  return people.tiePerson[person * TIES + integerBelow(uniform, people.tieCount[person])];
}

function affinityOf({ world, parameters }: Context, person: number, other: number): number {
  const { employer, culture } = world.people;
  const { x, y } = world.organisations;
  const dx = x[employer[person]] - x[employer[other]];
  const dy = y[employer[person]] - y[employer[other]];
  const gap = Math.abs(culture[person * LINE] - culture[other * LINE]);
  return affinity(Math.sqrt(dx * dx + dy * dy), parameters.distanceScale, gap, parameters.cultureScale);
}
