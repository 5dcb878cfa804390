import { expect, test } from 'vitest';
import { at } from '#sim-core/indicators/measures.ts';
import { recordMinds } from '#sim-core/indicators/minds.ts';
import { peopleColumns } from '#sim-core/world/columns.ts';
import { valuesOf } from '#sim-core/world/table.ts';
import { livelyRegion, regionOf } from '../support/regions.ts';
import { armOver, branchedWorld } from '../support/stage.ts';

test.each([
  ['salesView', 'meanSalesView', 'spreadSalesView'],
  ['redirect', 'meanRedirect', 'spreadRedirect'],
  ['benchmark', 'meanBenchmark', 'spreadBenchmark'],
] as const)('the record tells mean and spread of %s over the people in work', (name, mean, spread) => {
  const scenario = regionOf(livelyRegion);
  const context = armOver(branchedWorld(scenario), scenario, 'cluster');
  const { people } = context.world;
  const values = [...valuesOf(peopleColumns[name], people[name])].filter((_, p) => people.employer[p] >= 0);
  recordMinds(context);
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
  expect(context.record[at[mean]]).toBeCloseTo(average, 12);
  expect(context.record[at[spread]]).toBeCloseTo(Math.sqrt(variance), 12);
});
