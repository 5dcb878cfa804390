import { describe, expect, it } from 'vitest';
import { type Life, branchOff, burnIn, startBranch, startBurnIn } from '#sim-core';
import { smallRegion } from '../lab/small-region.ts';

const { scenario } = smallRegion({ organisationCount: 30 });
const point = burnIn(scenario);

function inStretches<T>(lives: readonly Life<T>[], length: number): T[] {
  while (lives.some(({ lived, steps }) => lived < steps))
    for (const life of lives) life.advance(life.lived + length);
  return lives.map((life) => life.outcome());
}

describe('a life in stretches', () => {
  it.each([1, 5, 12])('of %i steps, two arms in turn, has the bytes of each lived at once', (length) => {
    const arms = ['isolated', 'cluster'] as const;
    const own = inStretches([startBurnIn(scenario)], length)[0];
    const runs = inStretches(
      arms.map((arm) => startBranch(scenario, own, { arm })),
      length,
    );
    for (const [i, arm] of arms.entries()) expect(runs[i]).toEqual(branchOff(scenario, point, { arm }));
  });

  it('tells on the way what a shorter branch would have come to', () => {
    const { stepsPerYear, branchYears } = scenario.parameters;
    expect(branchYears).toBeGreaterThan(1);
    const short = { ...scenario, parameters: { ...scenario.parameters, branchYears: 1 } };
    const life = startBranch(scenario, point, { arm: 'cluster' });
    life.advance(point.branch + stepsPerYear);
    const { series, ...told } = life.outcome();
    const { series: shorter, ...whole } = branchOff(short, burnIn(short), { arm: 'cluster' });
    expect(told).toEqual(whole);
    expect(Array.from(series)).toEqual(Array.from(shorter));
    life.advance(life.steps);
    expect(life.outcome()).toEqual(branchOff(scenario, point, { arm: 'cluster' }));
  });
});
