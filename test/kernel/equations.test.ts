import { expect, test } from 'vitest';
import { type Context, createContext } from '#sim-core/context.ts';
import { cluster } from '#sim-core/governance/cluster.ts';
import { gini, herfindahl } from '#sim-core/indicators/concentration.ts';
import { imitationProbability } from '#sim-core/mechanisms/attitudes.ts';
import { defectionChance } from '#sim-core/mechanisms/award.ts';
import { benchmarkGain } from '#sim-core/mechanisms/benchmarking.ts';
import { utility } from '#sim-core/mechanisms/bids.ts';
import { deliveredVolume } from '#sim-core/mechanisms/delivery.ts';
import { demandGrowthFactor, opportunityCount } from '#sim-core/mechanisms/demand.ts';
import { noticeProbability } from '#sim-core/mechanisms/discovery.ts';
import { dulled, sharpened } from '#sim-core/mechanisms/effort.ts';
import { birthRate } from '#sim-core/mechanisms/entry.ts';
import { learned, learning } from '#sim-core/mechanisms/learning.ts';
import { diffusion } from '#sim-core/mechanisms/missed-business.ts';
import { transfer } from '#sim-core/mechanisms/mobility.ts';
import { pressure } from '#sim-core/mechanisms/prices.ts';
import { dividend } from '#sim-core/mechanisms/settlement.ts';
import { affinity } from '#sim-core/mechanisms/social-life.ts';
import { spilloverGain } from '#sim-core/mechanisms/spillover.ts';
import { faded } from '#sim-core/mechanisms/tie-decay.ts';
import { defaultParameters } from '#sim-core/parameters/registry.ts';
import { Random } from '#sim-core/random/random.ts';
import { rank } from '#sim-core/search.ts';
import { fitOf, hasRoom } from '#sim-core/world/ability.ts';
import { FIRM, SEATS, TIES } from '#sim-core/world/columns.ts';
import { indexHolders } from '#sim-core/world/holders.ts';
import { LINE } from '#sim-core/world/table.ts';
import { strengthen } from '#sim-core/world/ties.ts';
import { type World, createWorld } from '#sim-core/world/world.ts';

/** Worked by hand from the equations of MODEL 4 and 7: what each gives, and what it should give. */
const examples: Record<string, readonly (readonly [given: number, expected: number])[]> = {
  'an account notices what it covers with q, what it holds in part with q (1 + aS) / 2, and else with q aS': [
    [noticeProbability(0.6, 1, 0.4), 0.6],
    [noticeProbability(0.6, 0.5, 0.4), 0.42],
    [noticeProbability(0.6, 0, 0.4), 0.24],
  ],
  'all demand grows by the year, not by the step': [
    [growthAfter(0, 12), 1],
    [growthAfter(24, 12), 1.21],
    [growthAfter(24, 24), 1.1],
  ],
  'a candidate ranks by fit, and by half of it when nobody trusts it': [
    [rank(0.6, 1), 0.6],
    [rank(0.6, 0.5), 0.45],
    [rank(0.6, 0), 0.3],
  ],
  'a bid is worth its fit, less its price, and luck': [[utility(4, 0.5, 3, 1.1, 0.2), -1.1]],
  'a partner defects the more often, the less it is trusted': [
    [defectionChance(0.2, 1), 0],
    [defectionChance(0.2, 0.25), 0.15],
    [defectionChance(0.2, 0), 0.2],
  ],
  'an organisation delivers its backlog, and no more than its output': [
    [deliveredVolume(10, 4, 0.5, 1), 2],
    [deliveredVolume(10, 4, 0.5, 0.5), 1],
    [deliveredVolume(1, 4, 0.5, 1), 1],
  ],
  'what exceeds the reserve is paid out': [
    [dividend(10, 6), 4],
    [dividend(5, 6), 0],
    [dividend(-5, 6), 0],
  ],
  'who lost moves a share of the way to a winner that is fitter': [
    [benchmarkGain(0.4, 0.6, 0.5), 0.1],
    [benchmarkGain(0.6, 0.4, 0.5), 0],
  ],
  'learning adds a share of what is missing, and all of it at most': [
    [learned(0.6, 0.1), 0.64],
    [learned(0.6, 2), 1],
  ],
  'each close contest sharpens, each easy one dulls towards the floor': [
    [sharpened(0.8, 0.01, 2), 0.80398],
    [dulled(0.9, 0.7, 0.01, 2), 0.89602],
  ],
  'news of missed business flows to who knows less': [
    [diffusion(0.05, 0.5, 3, 1), 0.05],
    [diffusion(0.05, 0.5, 1, 3), 0],
  ],
  'strangers take to each other the less, the further apart in place and culture': [
    [affinity(0, 25, 0, 0.4), 1],
    [affinity(25, 25, 0, 0.4), 0.36787944117144233],
    [affinity(25, 25, 0.4, 0.4), 0.1353352832366127],
  ],
  'a tie fades by a share of its weight': [[faded(0.6, 0.2, 0.25), 0.57]],
  'who earns more is imitated more often than not': [
    [imitationProbability(1, 1, 3), 0.5],
    [imitationProbability(2, 1, 1), 0.7310585786300049],
    [imitationProbability(1, 2, 1), 0.2689414213699951],
  ],
  'prices rise when busy, fall when slack, and else stay': [
    [pressure(0.9, 0.88, 0.72), 1],
    [pressure(0.8, 0.88, 0.72), 0],
    [pressure(0.7, 0.88, 0.72), -1],
  ],
  'births follow sales now against sales before, within bounds': [
    [birthRate(0.09, 1 / 12, 100, 1.2, 0.5, 2), 0.9],
    [birthRate(0.09, 1 / 12, 100, 0.1, 0.5, 2), 0.375],
    [birthRate(0.09, 1 / 12, 100, 9, 0.5, 2), 1.5],
  ],
  'skills spill over from a mean that is higher': [
    [spilloverGain(0.4, 0.6, 0.1), 0.02],
    [spilloverGain(0.6, 0.4, 0.1), 0],
  ],
  'who changes employer brings a share of what was better there': [
    [transfer(0.4, 0.6, 0.25), 0.45],
    [transfer(0.6, 0.4, 0.25), 0.6],
  ],
  'concentration of equal and unequal sizes': [
    [gini(Float64Array.of(2, 2, 2, 2)), 0],
    [gini(Float64Array.of(0, 0, 0, 5)), 0.75],
    [herfindahl(Float64Array.of(2, 2)), 0.5],
    [herfindahl(Float64Array.of(3, 1)), 0.625],
  ],
};

test.each(Object.entries(examples))('%s', (_, pairs) => {
  for (const [given, expected] of pairs) expect(given).toBeCloseTo(expected, 14);
});

test('an organisation fits by the weakest of the skills that are wanted, and not at all without one of them', () => {
  const { world, parameters } = companies(1);
  world.organisations.skill.set([0.8, 0.5, 0.29]);
  const fit = (...wanted: number[]): number =>
    fitOf(world, parameters, 0, Int32Array.from(wanted), wanted.length);
  expect([fit(0), fit(1), fit(0, 1), fit(1, 0), fit(0, 2)]).toEqual([0.8, 0.5, 0.5, 0.5, 0]);
});

test('an organisation has room for what it can put out within its horizon, backlog included', () => {
  const { world, parameters } = companies(1, { horizon: 3 });
  const { backlogVolume, capacity, effort } = world.organisations;
  [backlogVolume[0], capacity[0], effort[0]] = [5, 10, 0.5];
  expect(hasRoom(world, parameters, 0, 10)).toBe(true);
  expect(hasRoom(world, parameters, 0, 10.01)).toBe(false);
});

test('each meeting adds a share of the missing weight, on both sides', () => {
  const { world } = companies(2);
  strengthen(world, 0, 1, 0.15);
  strengthen(world, 1, 0, 0.15);
  for (const tie of [0, TIES]) expect(world.people.tieWeight[tie]).toBeCloseTo(0.2775, 6);
});

test('a tie too many takes the place of the weakest, if that is weaker', () => {
  const { world } = companies(TIES + 3);
  for (let other = 1; other <= TIES; other += 1) strengthen(world, 0, other, other === 7 ? 0.25 : 0.5);
  strengthen(world, 0, TIES + 1, 0.25);
  expect(tiesOf(world, 0)).not.toContain(TIES + 1);
  strengthen(world, 0, TIES + 2, 0.3);
  expect(tiesOf(world, 0)).toEqual(Array.from({ length: TIES }, (_, i) => (i + 1 === 7 ? TIES + 2 : i + 1)));
});

test('the trust of a path is the product of its weights', () => {
  const context = companies(3);
  const { search, world } = context;
  strengthen(world, 0, 1, 0.5);
  strengthen(world, 1, 2, 0.25);
  world.organisations.skill[2 * world.sizes.skills] = 0.8;
  indexHolders(world, context.parameters.skillHeld);
  Object.assign(search, { organisation: 0, person: 0, wantedCount: 1, wantedBits: 1, limit: 5, count: 0 });
  search.wanted[0] = 0;
  cluster.find(context);
  expect([search.count, search.candidate[0], search.trust[0], search.fit[0]]).toEqual([1, 2, 0.125, 0.8]);
});

test('a skill that is not used erodes by the year', () => {
  const context = companies(1, { erosion: 0.12 });
  context.world.organisations.skill[1] = 0.2;
  learning.apply(context);
  expect(context.world.organisations.skill[1]).toBeCloseTo(0.2 * 0.9900498337491681, 14);
});

test('a customer issues its rate of opportunities a year', () => {
  const context = companies(1);
  context.world.customers.rate[0] = 6;
  let issued = 0;
  for (context.step = 0; context.step < 12_000; context.step += 1) issued += opportunityCount(context, 0, 1);
  // 6,000 in 1,000 years, with a standard deviation of 77.
  expect(Math.abs(issued - 6000)).toBeLessThan(310);
});

/** Companies of one person each, which nothing is known of yet. */
function companies(count: number, changes: Parameters<typeof defaultParameters>[0] = {}): Context {
  const parameters = defaultParameters(changes);
  const world = createWorld({ organisations: count, people: count, customers: 1, skills: 3 });
  for (let o = 0; o < count; o += 1) {
    world.organisations.kind[o] = FIRM;
    world.organisations.capacity[o * LINE] = 1;
    world.organisations.peopleCount[o] = 1;
    world.organisations.seat[o * SEATS] = o;
    world.people.employer[o] = o;
  }
  world.region.rows[0] = count;
  return createContext(world, parameters, new Random(1, 0), cluster);
}

function tiesOf({ people }: World, person: number): number[] {
  return [...people.tiePerson.subarray(person * TIES, person * TIES + people.tieCount[person])];
}

function growthAfter(step: number, stepsPerYear: number): number {
  const parameters = defaultParameters({ demandGrowth: 0.1, stepsPerYear });
  return demandGrowthFactor({ parameters, step, years: 1 / stepsPerYear } as Context);
}
