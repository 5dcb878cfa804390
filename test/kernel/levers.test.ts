import { describe, expect, test } from 'vitest';
import {
  type Arm,
  type LeverName,
  type MeasureName,
  type Scenario,
  arms,
  leverNames,
  levers,
  registry,
  seriesOf,
} from '#sim-core';
import type { Context } from '#sim-core/context.ts';
import { governanceOf } from '#sim-core/governance/arms.ts';
import { at } from '#sim-core/indicators/measures.ts';
import { ACCOUNTS } from '#sim-core/world/columns.ts';
import { simulate, simulateArms } from '../support/compiled-kernel.ts';
import { livelyRegion, regionOf } from '../support/regions.ts';
import { armOver, branchOf, branchedWorld, live } from '../support/stage.ts';
import { Tripwire } from '../support/tripwire.ts';

const region = regionOf({ ...livelyRegion, programmeShare: 0, branchYears: 2 });
const steps = 24;
const world = branchedWorld(region);

/** k€ a month for a year, nothing in the next. */
function funded(name: LeverName, amount: number): Scenario {
  const charges = Array.from({ length: steps }, (_, step) => (step < 12 ? amount : 0));
  return { ...region, timeline: { levers: { [name]: charges } } };
}

/** What a lever moves first, before anything else moves. */
const direct: Readonly<Record<LeverName, (context: Context) => number>> = {
  broker: ({
    record,
    world: {
      region: { brokerDesk },
    },
  }) => record[at.meetings] + brokerDesk[0],
  events: ({ record }) => record[at.meetings],
  infrastructure: ({ parameters }) => parameters.distanceScale,
  training: ({ world: { organisations } }) => organisations.skill.reduce((sum, level) => sum + level, 0),
  research: ({ parameters }) => parameters.training + parameters.researchYield,
  investment: ({ record }) => record[at.births],
  exports: ({ world: { customers } }) => wonAbroad(customers),
  grants: ({ parameters }) => -parameters.teamCost,
  platform: ({ conditions }) => conditions.listed,
};

/** Accounts of export customers that have another holder than at the branch. */
function wonAbroad({ account, isExport }: Context['world']['customers']): number {
  return account.reduce(
    (sum, row, i) =>
      sum + Number(row !== world.customers.account[i] && isExport[Math.floor(i / ACCOUNTS)] === 1),
    0,
  );
}

function users(name: LeverName): readonly Arm[] {
  return arms.filter((arm) => levers[name].isUsable(governanceOf[arm]));
}

function firstEffect(name: LeverName, amount: number): number {
  const context = armOver(world, { ...region, timeline: { levers: { [name]: [amount] } } }, 'cluster');
  context.step = branchOf(region);
  const funds = amount;
  if (funds > 0) levers[name].apply(context, funds);
  return direct[name](context);
}

describe.each(leverNames)('the lever “%s”', (name) => {
  test('without money leaves the same bytes as no lever, in every arm', () => {
    const off = simulateArms(funded(name, 0), { arms });
    simulateArms(region, { arms }).forEach((run, i) => {
      expect(off[i].hashes).toEqual(run.hashes);
      expect(off[i].series).toEqual(run.series);
    });
  });

  test('changes an arm that has a use for it, after the branch and not before', () => {
    const branch = branchOf(region);
    expect(users(name).length).toBeGreaterThan(0);
    for (const arm of users(name)) {
      const options = { arm, hashAfter: [branch] };
      const plain = simulate(region, options);
      const paid = simulate(funded(name, 100), options);
      expect(paid.hashes[branch]).toBe(plain.hashes[branch]);
      expect(paid.hashes[paid.steps], arm).not.toBe(plain.hashes[plain.steps]);
      expect(seriesOf(paid, 'publicSpent').some((spent) => spent > 0)).toBe(true);
    }
  });

  test('gives an arm without use for it every cent back, and changes nothing there', () => {
    for (const arm of arms.filter((each) => !users(name).includes(each))) {
      const plain = simulate(region, { arm });
      const paid = simulate(funded(name, 100), { arm });
      expect(paid.hashes).toEqual(plain.hashes);
      expect(seriesOf(paid, 'publicReturned')).toEqual(seriesOf(paid, 'publicCharged'));
    }
  });

  test('keeps an account that balances every month, in every arm', () => {
    for (const run of simulateArms(funded(name, 37.3), { arms })) {
      const of = (measure: MeasureName): Float64Array => seriesOf(run, measure);
      const [charged, spent, returned, purse] = [
        of('publicCharged'),
        of('publicSpent'),
        of('publicReturned'),
        of('publicPurse'),
      ];
      for (let step = 1; step < run.steps; step += 1) {
        const due = purse[step - 1] + charged[step] - spent[step] - returned[step];
        expect(Math.abs(due - purse[step])).toBeLessThanOrEqual(1e-9 * (1 + purse[step]));
        expect(Math.min(charged[step], spent[step], returned[step], purse[step])).toBeGreaterThanOrEqual(0);
      }
      expect(charged.reduce((sum, each) => sum + each, 0)).toBeCloseTo(12 * 37.3, 9);
      expect(purse[run.steps - 1]).toBe(0);
    }
  });

  test('does no less for more money, with diminishing or equal returns at the first step', () => {
    const effects = [0, 20, 100, 500, 2500, 12500].map((amount) => firstEffect(name, amount));
    for (let i = 1; i < effects.length; i += 1) expect(effects[i]).toBeGreaterThanOrEqual(effects[i - 1]);
    expect(effects[effects.length - 1]).toBeGreaterThan(effects[0]);
  });

  test('reads, writes and draws what it declares, and no more', () => {
    const wire = new Tripwire();
    for (const extraSkills of [0, 1.5]) {
      const lively = { ...region, parameters: { ...region.parameters, extraSkills } };
      const context = wire.watch(armOver(branchedWorld(lively), lively, 'cluster'));
      for (let month = 0; month < 3; month += 1) {
        context.step = branchOf(region) + month;
        wire.label = name;
        levers[name].apply(context, 3000);
        wire.label = undefined;
      }
    }
    const { reads, writes, draws } = wire.of(name);
    const declared = levers[name];
    expect([...draws].sort()).toEqual([...declared.draws].sort());
    expect([...writes].filter((column) => !declared.writes.includes(column as never))).toEqual([]);
    const readable: readonly string[] = [...declared.reads, ...declared.writes];
    expect([...reads].filter((column) => !readable.includes(column))).toEqual([]);
    expect(declared.reads.filter((column) => !reads.has(column))).toEqual([]);
  });

  test('names the parameters that turn its money into effect, graded and with a source', () => {
    expect(levers[name].name).toBe(name);
    expect(levers[name].conversions.length).toBeGreaterThan(0);
    for (const each of levers[name].conversions) {
      expect(registry[each].corner).toBe('policy');
      expect(registry[each].source.length).toBeGreaterThan(0);
    }
  });
});

test('every parameter of policy belongs to a lever', () => {
  const claimed = leverNames.flatMap((name) => levers[name].conversions);
  const all = Object.entries(registry).flatMap(([name, { corner }]) => (corner === 'policy' ? [name] : []));
  expect([...claimed].sort()).toEqual(all.sort());
});

test('levers in a region where everything has closed give back what they cannot spend', () => {
  const empty = regionOf({
    ...livelyRegion,
    organisationCount: 12,
    startCash: 0,
    fixedCost: 1,
    variableCost: 1,
    entryRate: 0,
  });
  const charges = Array.from({ length: steps }, () => 50);
  for (const run of simulateArms(
    { ...empty, timeline: { levers: Object.fromEntries(leverNames.map((name) => [name, charges])) } },
    { arms },
  )) {
    expect(run.series.every(Number.isFinite)).toBe(true);
  }
  const context = armOver(branchedWorld(empty), empty, 'cluster');
  live(context, branchOf(empty), branchOf(empty) + 12);
  expect(context.record[at.publicCharged]).toBe(0);
});
