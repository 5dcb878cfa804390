/**
 * Benchmarking: who lost compares itself with the winner, and notes which skill was missing.
 *
 * Proposition  P12 (benchmark lost opportunities); active in every arm
 * Source       MODEL 4.7
 */
import type { Context } from '../context.ts';
import { NOBODY } from '../deal.ts';
import { streams } from '../random/streams.ts';
import { ACCOUNTS } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import type { Mechanism } from './mechanism.ts';

export const benchmarking: Mechanism = {
  name: 'benchmarking',
  reads: ['organisations.capacity', 'people.benchmark', 'people.employer', 'people.key'],
  writes: ['organisations.skill', 'organisations.missed', 'organisations.expenses'],
  draws: ['benchmark'],
  apply: compare,
};

/** A share of the gap to the visible fit of the winner. */
export function benchmarkGain(skill: number, winnerFit: number, share: number): number {
  return winnerFit > skill ? share * (winnerFit - skill) : 0;
}

function compare(context: Context): void {
  const { deal, world, random } = context;
  for (let i = 0; i < ACCOUNTS; i += 1) {
    if (deal.noticed[i] === 0 || i === deal.winner) continue;
    const person = deal.person[i];
    if (
      random.draw(streams.benchmark, deal.key, world.people.key[person * LINE]) >=
      world.people.benchmark[person * LINE]
    )
      continue;
    const organisation = world.people.employer[person];
    if (deal.lead[i] === organisation) learnFromWinner(context, organisation);
    else if (deal.proposed[i] === 0) noteMissing(context, organisation);
  }
}

/** The weakest of the skills that the organisation brought moves towards the winner’s fit. */
function learnFromWinner({ deal, parameters, world }: Context, organisation: number): void {
  const { skill, expenses } = world.organisations;
  const start = organisation * world.sizes.skills;
  expenses[organisation] += parameters.benchmarkCost * deal.value;
  let weakest = -1;
  for (let n = 0; n < deal.needCount; n += 1) {
    const k = start + deal.needs[n];
    if (skill[k] >= parameters.skillHeld && (weakest < 0 || skill[k] < skill[weakest])) weakest = k;
  }
  if (weakest < 0) return;
  const winnerFit = deal.winner === NOBODY ? deal.rivalFit : deal.fit[deal.winner];
  skill[weakest] += benchmarkGain(skill[weakest], winnerFit, parameters.benchmarkShare);
}

/** Each skill that was not held enters the ledger with the business it cost, in months of capacity. */
function noteMissing({ deal, parameters, world }: Context, organisation: number): void {
  const { skill, missed, capacity } = world.organisations;
  const start = organisation * world.sizes.skills;
  for (let n = 0; n < deal.needCount; n += 1) {
    const k = start + deal.needs[n];
    if (skill[k] < parameters.skillHeld)
      missed[k] += deal.value / deal.needCount / capacity[organisation * LINE];
  }
}
