import { describe, expect, it } from 'vitest';
import { parse } from '#scenarios';
import type { Emulator } from '../../lab/fitting/emulator.ts';
import type { FittingResult } from '../../lab/fitting/fit-targets.ts';
import { fittedScenario, value } from '../../lab/fitting/fitted-scenario.ts';
import { isCalledIdentified } from '../../lab/fitting/identify.ts';
import { coverageWords } from '../../lab/fitting/fitting-words.ts';
import { loadTargets, standardErrorOf } from '../../lab/fitting/load-targets.ts';
import {
  allPairs,
  drawsOf,
  heaviestPlace,
  marginalOf,
  momentsOf,
  strongCorrelation,
  weightedQuantiles,
} from '../../lab/fitting/posterior.ts';
import { type Region, cutoff, judge, regionOf } from '../../lab/fitting/region.ts';
import { binomialRange, coverageOf, simulatedAims } from '../../lab/fitting/self-test.ts';
import { smallRegion } from '../lab/small-region.ts';

const places = (rows: readonly (readonly number[])[]) => rows.map((row) => Float64Array.from(row));
const even = (count: number) => new Float64Array(count).fill(1 / count);
const weighted = (sample: Float64Array[], weights: Float64Array) =>
  ({ sample, weights }) as unknown as Region;

describe('a posterior', () => {
  it('has weighted means and deviations', () => {
    const { mean, deviation } = momentsOf([1, 3, 10], [0.5, 0.5, 0]);
    expect([mean, deviation]).toEqual([2, 1]);
    expect(momentsOf([1, 3], [6, 2])).toEqual({ mean: 1.5, deviation: Math.sqrt(0.75) });
  });

  it('has quantiles of the values that weigh something', () => {
    expect(weightedQuantiles([5, 1, 9], [0.5, 0.5, 0], [0, 0.5, 0.51, 1])).toEqual([1, 1, 5, 5]);
  });

  it('is told by its middle, its 95 % interval, and what is left of the prior', () => {
    const sample = places(Array.from({ length: 1000 }, (_, i) => [(i + 0.5) / 1000]));
    const whole = marginalOf({ sample, weights: even(1000) }, 0);
    const { low, median, high } = whole;
    for (const [end, share] of [
      [low, 0.025],
      [median, 0.5],
      [high, 0.975],
    ])
      expect(end).toBeCloseTo(share, 2);
    // Of a prior of which nothing was learnt, the interval holds 95 %, and all is left.
    expect(whole.left).toBeCloseTo(1, 2);
    const half = places(Array.from({ length: 1000 }, (_, i) => [(i + 0.5) / 2000]));
    expect(marginalOf({ sample: half, weights: even(1000) }, 0).left).toBeCloseTo(0.5, 2);
  });

  it('correlates parameters two by two, the most correlated first, a fixed one with none', () => {
    const sample = places([
      [0, 0, 0.5, 1],
      [1, 1, 0.5, 0],
      [2, 2, 0.5, 1],
      [3, 3, 0.5, 0],
    ]);
    const pairs = allPairs({ sample, weights: even(4) });
    expect(pairs).toHaveLength(6);
    expect(pairs[0]).toMatchObject({ first: 0, second: 1, correlation: expect.closeTo(1, 12) as number });
    // Pearson’s of 0, 1, 2, 3 and 1, 0, 1, 0 is −1 / √5.
    const zigzag = pairs.find(({ first, second }) => first === 0 && second === 3)!;
    expect(zigzag.correlation).toBeCloseTo(-1 / Math.sqrt(5), 12);
    expect(
      pairs.filter(({ first, second }) => first === 2 || second === 2).map(({ correlation }) => correlation),
    ).toEqual([0, 0, 0]);
    expect(strongCorrelation).toBe(0.7);
  });

  it('is drawn from evenly: each place as often as it weighs, and the heaviest is found', () => {
    const sample = places([[0], [1], [2]]);
    const region = weighted(sample, Float64Array.of(0.2, 0.5, 0.3));
    const count = (place: number) => drawsOf(region, 10).filter(([x]) => x === place).length;
    expect([0, 1, 2].map(count)).toEqual([2, 5, 3]);
    expect(drawsOf(region, 1)).toEqual([sample[1]]);
    expect(heaviestPlace(region)).toBe(sample[1]);
    expect(drawsOf(weighted([], new Float64Array(0)), 3)).toEqual([]);
  });
});

describe('a parameter', () => {
  it('is called identified where it was narrowed by more than chance, and a tenth of the prior at least is gone', () => {
    expect([0, 0.5, 0.9, 0.91, 1].map((left) => isCalledIdentified(true, left))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isCalledIdentified(false, 0.1)).toBe(false);
  });
});

describe('the implausibility of a place', () => {
  const emulator = (means: readonly number[], leverage = 0) =>
    ({
      targets: means.map(() => ({ residualVariance: 4, lackOfFit: 2, runVariance: 3 })),
      read: (_: unknown, into: Float64Array) => (into.set(means), leverage),
    }) as unknown as Emulator;

  it('is the distance over all that is uncertain, of the target that is furthest off', () => {
    const aims = [
      { value: 12, errorVariance: 2, luckShare: 0 },
      { value: 1, errorVariance: 2, luckShare: 0 },
    ];
    // √((12 − 6)² / (2 + 2)) = 3, and the other 0.
    expect(judge(emulator([6, 1]), aims, [], new Float64Array(2)).worst).toBe(3);
    // The emulator’s own uncertainty and the luck of one region count as well: 2 + 3 + 4 · 0.5 + 2 = 9.
    const lucky = [{ value: 12, errorVariance: 2, luckShare: 1 }];
    expect(judge(emulator([6], 0.5), lucky, [], new Float64Array(1)).worst).toBe(2);
  });

  it('is too large beyond three standard deviations', () => expect(cutoff).toBe(3));

  it('goes with the normal likelihood', () => {
    const aims = [{ value: 12, errorVariance: 2, luckShare: 0 }];
    const { logLikelihood } = judge(emulator([6]), aims, [], new Float64Array(1));
    expect(logLikelihood).toBeCloseTo(-(36 / 4 + Math.log(4)) / 2, 12);
  });
});

describe('the recovery of known values', () => {
  const seen = { place: Float64Array.of(0), values: [Float64Array.of(5, 7, 9)] };

  it('takes the first run for one region, and the mean of all for an average over many', () => {
    const sure = { value: 0, errorVariance: 0 };
    const [one] = simulatedAims(seen, [{ ...sure, luckShare: 1 }], 1, 0);
    expect(one).toEqual({ value: 5, errorVariance: 0, luckShare: 1 });
    const [mean] = simulatedAims(seen, [{ ...sure, luckShare: 0 }], 1, 0);
    expect(mean).toEqual({ value: 7, errorVariance: 0, luckShare: 1 / 3 });
  });

  it('draws the error of observation with its deviation', () => {
    const errors = Array.from(
      { length: 2000 },
      (_, i) => simulatedAims(seen, [{ value: 0, errorVariance: 9, luckShare: 1 }], 1, i)[0].value - 5,
    );
    const { mean, deviation } = momentsOf(errors, even(2000));
    // Within four standard errors: 3 / √2000 and 3 / √4000.
    expect(Math.abs(mean)).toBeLessThan(4 * 0.067);
    expect(Math.abs(deviation - 3)).toBeLessThan(4 * 0.047);
  });

  it('counts intervals that hold the truth, their ends included', () => {
    const recovered = [
      [0.1, 0.1, 0.5],
      [0.5, 0.1, 0.5],
      [0.6, 0.1, 0.5],
      [0.3, NaN, NaN],
    ].map(([truth, low, high]) => ({
      truth: Float64Array.of(truth),
      intervals: [{ low, median: 0, high }],
    }));
    expect(coverageOf(recovered as never, 0)).toMatchObject({ held: 2, count: 4, left: 0.4 / 0.95 });
  });

  it('allows what chance allows: at most 2.5 % of a binomial lie below, and as many above', () => {
    // R: pbinom(0:1, 5, 0.5) = 0.03125, 0.1875; pbinom(4:5, 20, 0.5) = 0.0059, 0.0207; pbinom(6, 20, .5) = 0.0577.
    expect(binomialRange(5, 0.5)).toEqual([0, 5]);
    expect(binomialRange(6, 0.5)).toEqual([1, 5]);
    expect(binomialRange(20, 0.5)).toEqual([6, 14]);
  });

  it('is told as too rare where it is below what chance allows', () => {
    const coverage = (held: number) => ({ held, count: 64, low: 57, high: 64, left: 0.5 });
    expect(coverageWords([coverage(57), coverage(60)], 'W')).toContain(
      'in 117 of 128 cases (91 %), for no parameter less often',
    );
    expect(coverageWords([coverage(56), coverage(60)], 'W')).toContain('for 1 of 2 parameters less often');
  });
});

describe('what a targets file says of a value', () => {
  it('is a standard error, or the half-width of a 95 % interval: 1.96 of these', () => {
    const target = (part: object) => part as Parameters<typeof standardErrorOf>[0];
    expect(standardErrorOf(target({ standardError: 3 }))).toBe(3);
    expect(standardErrorOf(target({ tolerance: 1.959963984540054 }))).toBeCloseTo(1, 12);
  });
});

describe('a fitted value', () => {
  it('has four figures that count, six decimals at most, and a true minus sign', () => {
    expect([0, 12_345.6, 1234.56, 12.34567, 0.123456, 0.000123456, -0.5].map(value)).toEqual([
      '0',
      '12,346',
      '1,235',
      '12.35',
      '0.1235',
      '0.000123',
      '−0.5',
    ]);
  });
});

describe('the part of the prior that is left', () => {
  /** An emulator that knows the coordinates of a place, and nothing else. */
  const exact = (factorCount: number) =>
    ({
      targets: Array.from({ length: factorCount }, () => ({
        residualVariance: 0,
        lackOfFit: 0,
        runVariance: 0,
      })),
      read: (place: ArrayLike<number>, into: Float64Array) => (into.set(Array.from(place)), 0),
    }) as unknown as Emulator;

  it.each([
    [2, 0.3, 0.2],
    [2, 0.5, 0.02],
    [3, 0.4, 0.02],
  ])(
    'of %i factors, within %d ± %d of each, has its share of the prior, however small',
    (factorCount, middle, reach) => {
      // Three standard deviations are the reach.
      const aims = Array.from({ length: factorCount }, () => ({
        value: middle,
        errorVariance: (reach / 3) ** 2,
        luckShare: 0,
      }));
      const { share, places, effectiveCount } = regionOf(
        { emulators: [exact(factorCount)], aims },
        factorCount,
        4096,
        5,
      );
      expect(share / (2 * reach) ** factorCount).toBeGreaterThan(0.95);
      expect(share / (2 * reach) ** factorCount).toBeLessThan(1.05);
      for (const place of places)
        for (const x of place) expect(Math.abs(x - middle)).toBeLessThanOrEqual(reach + 1e-12);
      expect(effectiveCount).toBeGreaterThan(100);
    },
  );
});

describe('the fitted scenario', () => {
  it('replaces what was assumed of the parameters that were fitted, and keeps all other assumptions', () => {
    const base = smallRegion();
    const assumptions = [
      { parameter: 'rivalFit', value: 0.4, reason: 'an old guess' },
      { parameter: 'exportShare', value: 0.3, reason: 'kept' },
      { subject: 'the map', value: 'round', reason: 'kept' },
    ];
    const given = parse({ ...base.document, assumptions });
    if (!given.ok) throw new Error(given.issues[0].message);
    const document = {
      name: 't',
      title: 'T',
      scenario: 'small-region',
      targets: [{ name: 'turnover', value: 100, standardError: 5, source: 'a survey' }],
      priors: [{ at: 'rivalFit', distribution: 'uniform', min: 0.3, max: 0.6 }],
    };
    const loading = loadTargets(document, given.loaded);
    if (!loading.ok) throw new Error(loading.issues[0].message);
    const fit = { best: 0.47, median: 0.46, low: 0.41, high: 0.52, left: 0.5, isIdentified: true };
    const scenario = fittedScenario({
      fitting: loading.fitting,
      parameters: [fit],
      nearest: [0.47],
      targets: [{ isMet: true }],
    } as unknown as FittingResult);
    expect(scenario.name).toBe('small-region-calibrated');
    expect(scenario.parameters?.rivalFit).toBe(0.47);
    const reasons = scenario.assumptions.map(({ parameter, subject, reason }) => [
      parameter ?? subject,
      reason,
    ]);
    expect(reasons.slice(0, 2)).toEqual([
      ['exportShare', 'kept'],
      ['the map', 'kept'],
    ]);
    expect(reasons[2][1]).toContain('1 of 1 targets met; 95 % interval 0.41 to 0.52');
    expect(reasons).toHaveLength(3);
  });
});
