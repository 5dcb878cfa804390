import { expect, test } from 'vitest';
import { type MeasureName, type Parameters, arms, measureNames, measures, seriesOf } from '#sim-core';
import { simulate } from '../support/compiled-kernel.ts';
import { eventfulTimeline, emptyRegions, livelyRegion, regionOf, smallRegion } from '../support/regions.ts';
import { outOfRange } from '../support/ranges.ts';
import { armOver, branchOf, branchedWorld, live, stepsOf } from '../support/stage.ts';

const scenarios = {
  ...emptyRegions,
  'a small region': regionOf(smallRegion),
  'a lively region': regionOf(livelyRegion),
};

for (const [name, scenario] of Object.entries(scenarios)) {
  const world = branchedWorld(scenario);
  for (const arm of arms) {
    test(`every number stays in its range every month: ${name}, ${arm}`, () => {
      const context = armOver(world, scenario, arm);
      expect(outOfRange(world)).toEqual([]);
      live(context, branchOf(scenario), stepsOf(scenario), (step) => {
        expect({ step, outOfRange: outOfRange(context.world) }).toEqual({ step, outOfRange: [] });
        const wrong = measureNames.filter((_, column) => !Number.isFinite(context.record[column]));
        expect({ step, wrong }).toEqual({ step, wrong: [] });
      });
    });
  }
}

test('companies that all close leave a region without companies', () => {
  const scenario = emptyRegions['companies that all close'];
  for (const arm of arms) {
    const run = simulate(scenario, { arm });
    expect(seriesOf(run, 'firms').at(-1)! + seriesOf(run, 'related').at(-1)!).toBe(0);
  }
});

/** Measures that a lively region leaves constant, and a region in which they move. */
const special: Partial<Record<MeasureName, Partial<Parameters>>> = {
  blockedBirths: {
    organisationCount: 5,
    entryRate: 0.5,
    entrySalesFloor: 1,
    exitMonths: 60,
    branchYears: 12,
  },
  dividends: { startCash: 10 },
  factors: { organisationCount: 60 },
  largeTurnover: { largeStaffCapacity: 40 },
};

/** Measures that move only while public money is spent. */
const funded: readonly MeasureName[] = ['publicCharged', 'publicSpent', 'publicReturned', 'publicPurse'];

test.each(measureNames)('%s is no constant', (name) => {
  const seen = new Set<number>();
  for (const run of livelyRuns) seriesOf(run, name).forEach((value) => seen.add(value));
  const change = special[name];
  const isFunded = funded.includes(name);
  if (change || isFunded) {
    expect(seen.size, `${name} needs no special region`).toBe(1);
    const timeline = isFunded ? eventfulTimeline(24) : {};
    const run = simulate({ ...regionOf({ ...livelyRegion, ...change }), timeline }, { arm: 'cluster' });
    seriesOf(run, name).forEach((value) => seen.add(value));
  }
  expect(seen.size).toBeGreaterThan(1);
});

const livelyRuns = (['isolated', 'cluster', 'consolidated'] as const).map((arm) =>
  simulate(regionOf(livelyRegion), { arm }),
);

test('every measure has a kind, a unit and a description', () => {
  for (const name of measureNames) {
    const { kind, unit, description } = measures[name];
    expect(['flow', 'stock', 'structure']).toContain(kind);
    expect(unit.length * description.length).toBeGreaterThan(0);
  }
});
