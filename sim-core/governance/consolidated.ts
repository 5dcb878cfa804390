import type { Context } from '../context.ts';
import { log } from '../numeric/log.ts';
import { pow } from '../numeric/pow.ts';
import { streams } from '../random/streams.ts';
import { EMPTY, FACTOR } from '../world/columns.ts';
import { LINE } from '../world/table.ts';
import { concentration } from './concentration.ts';
import { fullTrust, offerHolders } from './directory.ts';
import type { Governance } from './governance.ts';

/**
 * One company owns the same people, skills, capacity, accounts and cash. Divisions decide alone what they can do
 * alone; everything else goes up the layers to headquarters, which knows the whole directory.
 *
 * Proposition  P3 (a cluster can beat one consolidated company)
 * Source       Williamson 1967 (loss of control over layers); Coase 1937 (orders instead of consent)
 */
export const consolidated: Governance = {
  ...concentration,
  arm: 'consolidated',
  isOneCompany: true,
  asksOthers: true,
  lookout: (salesView) => salesView,
  mayRoute,
  find: (context) => offerHolders(context, context.parameters.directorySize, true, fullTrust),
  acceptance: () => 1,
  friction: (_, parameters) => parameters.internalTeamCost,
  redirectMargin: () => Infinity,
  overhead: (context) =>
    1 - context.parameters.scaleSaving + context.parameters.layerOverhead * layers(context),
  begin,
};

/** Layers of management: ⌈ln n / ln span⌉. */
function layers({ world, parameters }: Context): number {
  return Math.ceil(log(Math.max(1, world.region.sellers[0])) / log(parameters.span));
}

/** A message takes a slot at headquarters even when it arrives garbled. */
function mayRoute(context: Context, person: number): boolean {
  const { region, people } = context.world;
  if (region.routings[0] < 1) return false;
  region.routings[0] -= 1;
  const arrives = pow(context.parameters.fidelity, layers(context));
  return context.random.draw(streams.garble, context.deal.key, people.key[person * LINE]) < arrives;
}

/** Opens the month's slots, unused ones not kept, and shares cash among divisions in proportion to their fixed cost. */
function begin(context: Context): void {
  const { world, parameters, years } = context;
  const { kind, capacity, cash } = world.organisations;
  const rows = world.region.rows[0];
  world.region.routings[0] = parameters.headquartersSlots * years * world.region.sellers[0];
  let money = 0;
  let size = 0;
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    money += cash[o];
    size += capacity[o * LINE];
  }
  if (size <= 0) return;
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] !== EMPTY && kind[o] !== FACTOR) cash[o] = (money * capacity[o * LINE]) / size;
  }
}
