import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import type { ShockInput } from '#sim-core';
import { runResilienceChunk } from '../../lab/resilience/resilience-run.ts';
import { lossCurve } from '../../lab/resilience/impulse.ts';
import { meanResponse } from '../../lab/resilience/mean-response.ts';
import { summariseStudy } from '../../lab/resilience/summarise-study.ts';

const loaded = loadLibrary('biowin');
const { scenario } = loaded;
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

const demandFall = { shock: 'demand', at: 3, months: 6, size: 0 } as const;
const answer = summariseStudy(
  loaded,
  ['none', 'all'].map((name) => ({ name, shock: demandFall, strike: 3 })),
  runs,
  { arms: ['isolated', 'cluster'], confidence: 0.95 },
  'usual',
);

const curvesOf = (arm: number, shock: number) =>
  runs.map(({ turnover }) => lossCurve(turnover[arm][shock + 1], turnover[arm][0]));

describe('arms with and without shocks', () => {
  it('lose exactly nothing in a demand fall of size zero', () => {
    for (const arm of [0, 1]) {
      expect(
        curvesOf(arm, 0)
          .flat()
          .every((loss) => loss === 0),
      ).toBe(true);
      const none = { mean: 0, low: 0, high: 0 };
      expect(answer.shocks[0].arms[arm]).toMatchObject({
        depth: none,
        recovery: { months: 0, low: 0, high: 0 },
        whole: none,
        lost: none,
      });
    }
  });

  it('lose turnover where all demand fails, and nothing before', () => {
    for (const { turnover } of runs)
      for (const [spared, , struck] of turnover) expect(struck.slice(0, 3)).toEqual(spared.slice(0, 3));
    expect(meanResponse(curvesOf(0, 1), 3, 0.95).depth.mean).toBeGreaterThan(10);
  });
});
