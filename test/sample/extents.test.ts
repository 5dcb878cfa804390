import { expect, test } from 'vitest';
import { runChunk } from '#lab';
import { type MeasureName, measureNames, measures } from '#sim-core';
import { smallRegion } from '../lab/small-region.ts';

const times = 6;
const means = (organisationCount: number, replications: number): number[] => {
  const parameters = { organisationCount, coreSkillCount: 4, complementarySkillCount: 4 };
  const { scenario } = smallRegion(parameters);
  const numbers = Array.from({ length: replications }, (_, replication) => replication);
  const runs = runChunk({ scenario, arms: ['cluster'], replications: numbers });
  return measureNames.map((_, i) => runs.reduce((sum, run) => sum + run.measures[i] / replications, 0));
};

test('a region so many times as large has about so many times the totals, and about the same averages', () => {
  const [small, large] = [means(40, 12), means(40 * times, 2)];
  const wrong = measureNames.flatMap((name: MeasureName, i) => {
    if (small[i] === 0) return [];
    const ratio = large[i] / small[i];
    const isNear = measures[name].extent === 'total' ? ratio > Math.sqrt(times) : Math.abs(ratio - 1) < 0.3;
    return measures[name].extent === 'shape' || isNear ? [] : [`${name} ${ratio}`];
  });
  expect(wrong).toEqual([]);
});
