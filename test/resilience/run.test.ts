import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import type { ShockInput } from '#sim-core';
import { runResilienceChunk } from '../../lab/resilience/resilience-run.ts';
import { lossTests, resistanceOf } from '../../lab/resilience/summarise-resilience.ts';

const { scenario } = loadLibrary('biowin');
const parameters = { ...scenario.parameters, organisationCount: 12, burnInYears: 1, branchYears: 1 };
const fall = (size: number): ShockInput => ({ shock: 'demand', step: 3, steps: 6, size });
const runs = [0, 1, 2].flatMap((replication) =>
  runResilienceChunk({
    scenario: { ...scenario, parameters },
    arms: ['isolated', 'cluster'],
    shocks: [fall(0), fall(1)],
    replication,
  }),
);

describe('arms with and without shocks', () => {
  it('lose exactly nothing in a demand fall of size zero', () => {
    const none = { mean: 0, low: 0, high: 0 };
    for (const arm of [0, 1])
      expect(resistanceOf(runs, arm, 0, 3, 0.95)).toEqual({
        depth: none,
        lost: none,
        recovered: 1,
        recovery: none,
      });
    expect(lossTests(runs, 1, 0, [3, 3], 0.95)[0]).toMatchObject({ difference: none, p: 1, adjusted: 1 });
  });

  it('lose turnover where all demand fails, and nothing before', () => {
    for (const { turnover } of runs)
      for (const [spared, , struck] of turnover) expect(struck.slice(0, 3)).toEqual(spared.slice(0, 3));
    expect(resistanceOf(runs, 0, 1, 3, 0.95).depth.mean).toBeGreaterThan(10);
  });
});
