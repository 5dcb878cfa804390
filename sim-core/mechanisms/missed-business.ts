/**
 * Missed business: the ledger of missing skills fades, spreads over ties, and makes a company acquire what it lacks.
 *
 * Proposition  P12, P13 (information spreads)
 * Source       MODEL 4.7; diffusion is a share of the gap, since a sum made firms buy skills they never used
 */
import type { Context } from '../context.ts';
import { EMPTY, FACTOR, SEATS, TIES } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const missedBusiness: Mechanism = {
  name: 'missed business',
  reads: [
    'region.rows',
    'organisations.kind',
    'organisations.capacity',
    'organisations.cash',
    'organisations.seat',
    'organisations.peopleCount',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'people.employer',
  ],
  writes: ['organisations.missed', 'organisations.skill', 'organisations.expenses'],
  draws: [],
  apply: remember,
};

/** What one tie passes on: rate · w · (theirs − mine)⁺. */
export function diffusion(rate: number, weight: number, theirs: number, mine: number): number {
  return rate * weight * Math.max(0, theirs - mine);
}

function remember(context: Context): void {
  const { world, parameters, years } = context;
  const { kind, missed } = world.organisations;
  const skillCount = world.sizes.skills;
  const kept = 1 - parameters.missedDecay * years;
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    for (let k = o * skillCount; k < (o + 1) * skillCount; k += 1) missed[k] *= kept;
    if (context.governance.meets === 'people') hearFromTies(context, o);
    acquire(context, o);
  }
}

/**
 * Each person hears from one tie a month, in turn, for all of them; in creation order, so that news of this month can
 * travel more than one tie.
 */
function hearFromTies({ world, parameters, step, years }: Context, organisation: number): void {
  const { missed, seat, peopleCount } = world.organisations;
  const { tieCount, tiePerson, tieWeight, employer } = world.people;
  const skillCount = world.sizes.skills;
  const mine = organisation * skillCount;
  for (let s = organisation * SEATS; s < organisation * SEATS + peopleCount[organisation]; s += 1) {
    const ties = tieCount[seat[s]];
    if (ties === 0) continue;
    const tie = seat[s] * TIES + (step % ties);
    const other = employer[tiePerson[tie]];
    if (other < 0 || other === organisation) continue;
    const rate = parameters.ledgerDiffusion * years * ties;
    const theirs = other * skillCount;
    for (let k = 0; k < skillCount; k += 1) {
      missed[mine + k] += diffusion(rate, tieWeight[tie], missed[theirs + k], missed[mine + k]);
    }
  }
}

/** Acquires the skill it missed most, once that is above the threshold and cash allows. */
function acquire({ world, parameters }: Context, organisation: number): void {
  const { missed, skill, capacity, cash, expenses } = world.organisations;
  const start = organisation * world.sizes.skills;
  let most = start;
  for (let k = start; k < start + world.sizes.skills; k += 1) if (missed[k] > missed[most]) most = k;
  if (missed[most] <= parameters.acquireAbove) return;
  missed[most] = 0;
  const cost = parameters.acquireCost * capacity[organisation * LINE];
  if (skill[most] >= parameters.skillHeld || cash[organisation] < cost) return;
  expenses[organisation] += cost;
  skill[most] = Math.max(parameters.skillHeld, parameters.acquireLevel);
}
