/**
 * Public programmes: each lever is charged to the public account, and spends, keeps or gives back what it was given.
 *
 * Proposition  P22 (which lever buys most); every arm is charged the same
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { at } from '../indicators/measures.ts';
import { levers } from '../levers/levers.ts';
import { type LeverName, leverNames } from '../timeline.ts';
import { type Mechanism, declaredBy } from './mechanism.ts';

const account = { reads: [], writes: ['region.purse'], draws: [] } as const;

export const programmes: Mechanism = {
  name: 'public programmes',
  ...declaredBy([account, ...Object.values(levers)]),
  apply: run,
};

function run(context: Context): void {
  const { conditions, step, world } = context;
  const { timeline, branch } = conditions;
  if (!timeline.levers || step < branch) return;
  world.region.brokerDesk[0] = 0;
  for (let n = 0; n < leverNames.length; n += 1) {
    const charges = timeline.levers[leverNames[n]];
    if (charges) charge(context, n, leverNames[n], charges);
  }
}

function charge(context: Context, n: number, name: LeverName, charges: readonly number[]): void {
  const { conditions, governance, record, step, world } = context;
  const { purse } = world.region;
  const lever = levers[name];
  const now = step - conditions.branch;
  const isUsable = lever.isUsable(governance);
  record[at.publicCharged] += charges[now];
  const funds = purse[n] + charges[now];
  const spent = isUsable && funds > 0 ? lever.apply(context, funds) : 0;
  // What waits for a price too high for this step is kept as long as the programme runs.
  const isOver = !isUsable || now >= lastCharge(charges);
  const returned = isOver ? funds - spent : 0;
  purse[n] = isOver ? 0 : funds - spent;
  record[at.publicSpent] += spent;
  record[at.publicReturned] += returned;
}

function lastCharge(charges: readonly number[]): number {
  let last = charges.length - 1;
  while (last > 0 && charges[last] === 0) last -= 1;
  return last;
}
