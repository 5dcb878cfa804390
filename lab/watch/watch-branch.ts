import type { Branch, BranchPoint, Network, Scenario } from '#sim-core';
import { type Context, createContext } from '#sim-core/context.ts';
import { type Deal, MARKET, NEEDS, NOBODY } from '#sim-core/deal.ts';
import { governanceOf } from '#sim-core/governance/arms.ts';
import { month } from '#sim-core/month.ts';
import { networkOf } from '#sim-core/network.ts';
import { openRecord } from '#sim-core/record.ts';
import { hashWorld } from '#sim-core/world/hash-world.ts';
import { copyWorld, createWorld } from '#sim-core/world/world.ts';

/** Work that one organisation won through another, or together with it. */
export interface JointDeal {
  /** `redirected`: found by the source and done by the target. `team`: led by the source, a part done by the target. */
  readonly kind: 'redirected' | 'team';
  /** Rows, as in the network. */
  readonly source: number;
  readonly target: number;
}

/** One month of a region: who is there, who knows whom, and who won with whom. */
export interface WatchedMonth {
  /** From 0 at the branch. */
  readonly month: number;
  readonly network: Network;
  readonly deals: readonly JointDeal[];
}

/**
 * Lives one branch as `branchOff` does, and tells every whole month of it.
 *
 * The kernel names the winner of a deal once, when all of its team is known: there the deal is read, and nothing is changed.
 *
 * @returns state hash at the end, that of `branchOff`
 */
export function watchBranch(
  scenario: Scenario,
  point: BranchPoint,
  { arm, timeline }: Branch,
  onMonth: (watched: WatchedMonth) => void,
): string {
  const { parameters } = scenario;
  const world = createWorld(point.world.sizes);
  copyWorld(point.world, world);
  const context = createContext(world, parameters, point.random, governanceOf[arm], timeline);
  context.record.set(point.record);
  const stepsPerMonth = parameters.stepsPerYear / 12;
  const steps = parameters.branchYears * parameters.stepsPerYear;
  const deals: JointDeal[] = [];
  listen(context, (deal) => deals.push(...jointDealsOf(deal)));
  for (let step = 1; step <= steps; step += 1) {
    context.step = point.branch + step - 1;
    openRecord(context);
    month(context);
    if (step % stepsPerMonth !== 0) continue;
    const network = networkOf(world, point.branch + step);
    onMonth({ month: step / stepsPerMonth - 1, network, deals: deals.splice(0) });
  }
  return hashWorld(world);
}

/** Hears of every deal when its winner is named. */
function listen({ deal }: Context, onWin: (deal: Deal) => void): void {
  let winner = deal.winner;
  Object.defineProperty(deal, 'winner', {
    get: () => winner,
    set: (account: number) => {
      winner = account;
      if (account !== NOBODY) onWin(deal);
    },
  });
}

function jointDealsOf({ winner, lead, finder, supplier, needCount }: Deal): JointDeal[] {
  const source = lead[winner];
  const parts = Array.from(supplier.subarray(winner * NEEDS, winner * NEEDS + needCount));
  const partners = new Set(parts.filter((row) => row !== source && row !== MARKET));
  const team = Array.from(partners, (target): JointDeal => ({ kind: 'team', source, target }));
  if (finder[winner] === NOBODY) return team;
  return [{ kind: 'redirected', source: finder[winner], target: source }, ...team];
}
