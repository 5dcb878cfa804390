import { describe, expect, it } from 'vitest';
import { meanResponse } from '../../lab/resilience/mean-response.ts';
import { networkSurvival } from '../../lab/resilience/network-survival.ts';
import { resilienceStudy } from '../../lab/resilience/resilience-study.ts';
import { smallRegion } from '../lab/small-region.ts';

describe('the mean response', () => {
  const curve = (size: number) => Array.from({ length: 24 }, (_, i) => (i >= 6 && i < 12 ? size : 0));

  it('reads depth and recovery off the mean curve', () => {
    const { depth, recovery } = meanResponse([10, 14, 18, 22, 26, 30].map(curve), 6, 0.95);
    expect(depth.mean).toBe(20);
    expect(depth.low).toBeGreaterThanOrEqual(10);
    expect(depth.high).toBeLessThanOrEqual(30);
    // Months are read one by one: between the fifth and the sixth, as every resample has it.
    expect(recovery).toEqual({ months: 6, low: 5, high: 6 });
    // Losses below 1 % count as made good at once: within the first month.
    const slight = meanResponse([0.4, 0.5, 0.6, 0.5, 0.4, 0.6].map(curve), 6, 0.95).recovery;
    expect(slight).toEqual({ months: 0, low: 0, high: 1 });
  });

  it('leaves open what lies beyond the end', () => {
    const lasting = Array.from({ length: 24 }, (_, i) => (i >= 6 ? 10 : 0));
    const forGood = [9, 10, 11, 12, 13, 14].map((size) => lasting.map((loss) => (loss > 0 ? size : 0)));
    expect(meanResponse(forGood, 6, 0.95).recovery).toEqual({});
    const mostly = [...[9, 10, 11, 12, 13].map(curve), lasting];
    const { low, high } = meanResponse(mostly, 6, 0.95).recovery;
    expect([low, high]).toEqual([6, undefined]);
  });

  it('leaves everything open of too few replications, and of curves that happen to be the same', () => {
    const few = meanResponse([curve(10), curve(20), curve(30)], 6, 0.95);
    expect(few.depth).toEqual({ mean: 20, low: -Infinity, high: Infinity });
    expect(few.recovery).toEqual({ months: 6, low: 0 });
    expect(meanResponse(Array(8).fill(curve(10)), 6, 0.95).depth.high).toBe(Infinity);
  });

  it('leaves everything open where a shock happens to move no month of any replication', () => {
    const { depth, recovery } = meanResponse(Array(8).fill(curve(0)), 6, 0.95);
    expect(depth).toEqual({ mean: 0, low: -Infinity, high: Infinity });
    expect(recovery).toEqual({ months: 0, low: 0 });
  });
});

it('a network survives removal alike each time, and loses of a clique only those who go', () => {
  const ties = Array.from({ length: 20 }, (_, a) =>
    Array.from({ length: a }, (_, b) => [a, b] as const),
  ).flat();
  const survival = networkSurvival({ nodes: 20, ties }, 7);
  expect(survival).toEqual(networkSurvival({ nodes: 20, ties }, 7));
  expect(survival.targeted[1]).toBeCloseTo(0.9, 12);
  expect(survival.random[1]).toBeCloseTo(0.9, 12);
});

describe('a study', () => {
  const region = smallRegion({ burnInYears: 1, branchYears: 2 });

  it('gives each shock on each arm, with pairs and the network, the same each time', async () => {
    const options = {
      arms: ['isolated', 'cluster'],
      shocks: ['demand'],
      at: 0,
      replications: 3,
      workers: 1,
    } as const;
    const { answer } = await resilienceStudy(region, options);
    expect(answer.shocks.map(({ name, strike }) => [name, strike])).toEqual([['demand', 0]]);
    const [{ arms, pairs }] = answer.shocks;
    expect(arms.map(({ arm }) => arm)).toEqual(['isolated', 'cluster']);
    for (const { depth, curve } of arms) {
      expect(depth.mean).toBeGreaterThan(1);
      expect(curve.mean).toHaveLength(24);
    }
    expect(pairs).toHaveLength(1);
    expect(answer.network!.cluster.random).toHaveLength(answer.network!.shares.length);
    expect(JSON.stringify((await resilienceStudy(region, options)).answer)).toBe(JSON.stringify(answer));
  });

  it('refuses a strike after the end', async () => {
    await expect(resilienceStudy(region, { at: 24, replications: 2 })).rejects.toThrow();
  });
});
