import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import { registry } from '#sim-core';
import { chooseFactors } from '../../lab/sensitivity/choose-factors.ts';
import { valueOfContrast } from '../../lab/sensitivity/contrast.ts';
import { defaultRange } from '../../lab/sensitivity/default-range.ts';
import { eachAlone } from '../../lab/sensitivity/factor-group.ts';
import { fitRanges } from '../../lab/sensitivity/fit-ranges.ts';
import { morrisDesign } from '../../lab/sensitivity/morris-design.ts';
import { rankMorris } from '../../lab/sensitivity/rank.ts';
import { activeFactors, experimentOf, pointsOf } from '../../lab/sensitivity/run-sensitivity.ts';
import { storedPoints } from '../../lab/sensitivity/stored-points.ts';
import { loadTrial } from '../../lab/sensitivity/trial.ts';
import { measureOutcome } from '../../lab/sweep/outcome.ts';
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import { smallRegion } from '../lab/small-region.ts';
import { folder, withStore } from '../sweep/fixture.ts';

const biowin = loadLibrary('biowin');

describe('the choice of factors', () => {
  const { factors, leftOut } = chooseFactors(biowin, 0.25);
  const names = factors.map(({ name }) => name as string);

  it('takes what is assumed or calibrated, and leaves out what data or facts settle', () => {
    expect(names).toContain('redirectMean');
    expect(names).toContain('fixedCost');
    expect(names).toContain('relatedShare');
    const reasons = Object.fromEntries(leftOut.map(({ name, reason }) => [name, reason]));
    expect(reasons).toMatchObject({
      entryRate: 'measured',
      organisationCount: 'measured',
      burnInYears: 'setting',
      demandGrowth: 'zero',
    });
  });

  it('takes a quarter to either side, within the range of the registry, and ranges of one’s own', () => {
    const skill = factors.find(({ name }) => name === 'demandRate')!;
    expect([skill.min, skill.max]).toEqual([10.5, 17.5]);
    expect(defaultRange(registry.exportShare, 0.9, 0.25)).toEqual({ min: 0.675, max: 1 });
    expect(defaultRange(registry.rivalCount, 3, 0.25)).toEqual({ min: 2, max: 4 });
    expect(defaultRange(registry.demandGrowth, 0, 0.25)).toBeUndefined();
    const given = chooseFactors(
      biowin,
      0.25,
      ['demandGrowth'],
      new Map([['demandGrowth', { min: 0, max: 0.1 }]]),
    );
    expect(given.factors).toMatchObject([{ name: 'demandGrowth', min: 0, max: 0.1 }]);
  });

  it('narrows ranges of parameters that a condition binds until it holds, and no others', () => {
    const three = factors.filter(({ name }) =>
      ['slackUtilisation', 'busyUtilisation', 'demandRate'].includes(name),
    );
    const at = (list: readonly (typeof three)[number][], name: string) =>
      list.find((factor) => factor.name === name)!;
    const { factors: fitted, narrowed } = fitRanges(three, (list) =>
      at(list, 'slackUtilisation').max > at(list, 'busyUtilisation').min
        ? ['slackUtilisation up to busyUtilisation']
        : [],
    );
    expect([...narrowed].sort()).toEqual(['busyUtilisation', 'slackUtilisation']);
    expect(at(fitted, 'slackUtilisation').max).toBeLessThanOrEqual(at(fitted, 'busyUtilisation').min);
    expect(at(fitted, 'demandRate')).toEqual(at(three, 'demandRate'));
    expect(() => fitRanges(three, () => ['demandRate is never right'])).toThrow('however narrow');
  });
});

describe('a contrast', () => {
  const outcome = { ...measureOutcome('turnover'), read: (values: Float64Array) => values[0] };
  const results = { isolated: 50, cluster: 60 } as Record<string, number>;
  const resultOf = (arm: string) => ({
    isFailed: false as const,
    measures: Float64Array.of(results[arm]),
    stateHash: '',
  });

  it('is in per cent of the baseline, in the unit of the outcome, or the outcome of one arm', () => {
    const both = { arm: 'cluster', baseline: 'isolated', outcome } as const;
    expect(valueOfContrast({ ...both, isRelative: true }, resultOf)).toBe(20);
    expect(valueOfContrast({ ...both, isRelative: false }, resultOf)).toBe(10);
    expect(valueOfContrast({ arm: 'cluster', outcome, isRelative: false }, resultOf)).toBe(60);
  });

  it('keeps the sign of the difference where the baseline is below 0, and is missing where a run failed', () => {
    const both = { arm: 'cluster', baseline: 'isolated', outcome, isRelative: true } as const;
    const loss = (arm: string) => ({
      ...resultOf(arm),
      measures: Float64Array.of(arm === 'cluster' ? -5 : -10),
    });
    expect(valueOfContrast(both, loss)).toBe(50);
    expect(valueOfContrast(both, () => ({ isFailed: true, message: 'no' }))).toBeNaN();
  });
});

describe('luck', () => {
  const names = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const design = morrisDesign(eachAlone(names), { trajectories: 6, seed: 3 });
  const random = new Random(11, 0);
  const valuesOf = (slope: number) => {
    const point = new Float64Array(names.length);
    return Array.from({ length: design.count }, (_, i) => {
      design.at(i, point);
      return Float64Array.from([0, 1], (r) => slope * point[0] + normal(random.draw(0, i, r)));
    });
  };

  it('is all that is seen where nothing has an effect', () => {
    const { rows, floor } = rankMorris(design, valuesOf(0));
    expect(rows.filter(({ isDistinguishable }) => isDistinguishable)).toEqual([]);
    expect(rows.filter(({ size }) => size.estimate > floor).length).toBeLessThanOrEqual(3);
  });

  it('is told from an effect ten times as large', () => {
    const { rows } = rankMorris(design, valuesOf(20));
    expect(rows[0]).toMatchObject({ name: 'p0', isDistinguishable: true });
    expect(rows.filter(({ isDistinguishable }) => isDistinguishable)).toHaveLength(1);
    expect(rows[0].pValue).toBeLessThan(1e-5);
  });
});

describe('an experiment over a scenario', () => {
  const base = smallRegion({ organisationCount: 6, burnInYears: 0, branchYears: 1 });
  const { factors } = chooseFactors(base, 0.25, ['demandRate', 'brokerCost', 'fixedCost']);
  const loading = loadTrial({
    base,
    factors: factors.map(({ name, min, max }) => ({ at: name, min, max })),
    arm: 'cluster',
    baseline: 'isolated',
    outcome: 'turnover',
    isRelative: true,
    replications: 1,
  });
  if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
  const { trial } = loading;

  it('leaves luck alone within a trajectory of Morris, and gives each its own', () => {
    const budget = { method: 'morris', size: 3, hasPairs: false, isByCorner: false } as const;
    const seeds = pointsOf(experimentOf(factors, budget, 'any'), trial).map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(3);
    expect(new Set(seeds.slice(0, 4)).size).toBe(1);
  });

  it('knows by a short run which parameters are never read', async () => {
    const isActive = await withStore(folder(), (store) =>
      activeFactors(trial, factors, storedPoints({ store, workers: 1 })),
    );
    expect(isActive).toEqual([true, false, true]);
  });
});
