import { describe, expect, it, test } from 'vitest';
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import { latinHypercube } from '../../lab/designs/latin-hypercube.ts';
import { latinSupercube } from '../../lab/designs/latin-supercube.ts';
import type { Design } from '../../lab/designs/design.ts';
import { renderSensitivity } from '../../lab/report/sensitivity/render-sensitivity.ts';
import { chooseFactors } from '../../lab/sensitivity/choose-factors.ts';
import { eachAlone } from '../../lab/sensitivity/factor-group.ts';
import { morrisDesign } from '../../lab/sensitivity/morris-design.ts';
import { prepareSensitivity } from '../../lab/sensitivity/prepare.ts';
import { type Ranked, rankMorris, rankPawn, rankSobol } from '../../lab/sensitivity/rank.ts';
import {
  type Budget,
  type Method,
  experimentOf,
  pointsOf,
  runSensitivity,
  runTrajectories,
} from '../../lab/sensitivity/run-sensitivity.ts';
import { sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import { sobolDesign } from '../../lab/sensitivity/sobol-design.ts';
import { toldFromLuck } from '../../lab/sensitivity/told-from-luck.ts';
import { type PointRunner, loadTrial } from '../../lab/sensitivity/trial.ts';
import type { MorrisDesign } from '../../lab/sensitivity/morris-design.ts';
import { french } from '../../lab/wording/french.ts';
import { holmAdjusted } from '../../lab/statistics/holm.ts';
import { smallRegion } from '../lab/small-region.ts';
import { pointsOf as coordinatesOf } from './functions.ts';

const names = ['strong', 'weak', 'none'];

/** Two replications at each point: an effect of the first, a smaller of the second, and luck of its own at every point. */
function noisy(design: Design, [strong, weak]: readonly number[], luck = 1): Float64Array[] {
  const random = new Random(5, 0);
  return coordinatesOf(design).map((point, i) =>
    Float64Array.from(
      [0, 1],
      (r) => strong * point[0] + weak * point[1] + luck * normal(random.draw(0, i, r)),
    ),
  );
}

const morris = morrisDesign(eachAlone(names), { trajectories: 12, seed: 1 });
const sobol = sobolDesign(latinSupercube(32, 6, 1), eachAlone(names));
const pawn = latinHypercube(200, 3, 1);
const methods: readonly (readonly [Method, Design, (values: readonly Float64Array[]) => Ranked])[] = [
  ['morris', morris, (values) => rankMorris(morris, values)],
  ['sobol', sobol, (values) => rankSobol(sobol, values)],
  ['pawn', pawn, (values) => rankPawn(pawn, names, values)],
];

describe.each(methods)('what %s tells from luck', (_, design, rank) => {
  it('is what has a p value below 5 %, as for every other method', () => {
    for (const effects of [
      [0, 0],
      [8, 1],
      [8, 4],
    ])
      for (const { pValue, isDistinguishable } of rank(noisy(design, effects)).rows)
        expect(isDistinguishable).toBe(pValue < 0.05);
  });

  it('is a large effect, and not one that is none', () => {
    const { rows, floor } = rank(noisy(design, [8, 0]));
    expect(rows.filter(({ isDistinguishable }) => isDistinguishable).map(({ name }) => name)).toEqual([
      'strong',
    ]);
    expect(rows[0].size.estimate).toBeGreaterThan(floor);
  });

  it('is nothing where the outcome never varies, which is no fault', () => {
    const { rows } = rank(noisy(design, [0, 0], 0));
    expect(rows.map(({ pValue, isDistinguishable }) => [pValue, isDistinguishable])).toEqual(
      names.map(() => [1, false]),
    );
  });
});

test('p values are Holm’s over those that change anything at all: one that changes nothing is no test', () => {
  const told = toldFromLuck([0.01, undefined, 0.04, 0.03, undefined]);
  const adjusted = holmAdjusted([0.01, 0.04, 0.03]);
  expect(told.map(({ pValue }) => pValue)).toEqual([adjusted[0], 1, adjusted[1], adjusted[2], 1]);
  expect(told.map(({ isDistinguishable }) => isDistinguishable)).toEqual([true, false, false, false, false]);
});

test('a large effect that differs between replications fails the rule that a small steady one passes', () => {
  // Of Sobol’: the first parameter moves the outcome by luck that is its own, the second by a little always.
  const random = new Random(7, 0);
  const values = coordinatesOf(sobol).map((point, i) => {
    const isMoved = i % 5 === 2;
    return Float64Array.from(
      [0, 1],
      (r) => 4 * point[1] + (isMoved ? 3 : 0.3) * normal(random.draw(0, i, r)),
    );
  });
  const [first, second] = rankSobol(sobol, values).rows;
  expect([first.name, first.isDistinguishable]).toEqual(['strong', false]);
  expect([second.name, second.isDistinguishable]).toEqual(['weak', true]);
  expect(second.pValue).toBeLessThan(first.pValue);
});

const base = smallRegion({ organisationCount: 6, burnInYears: 0, branchYears: 1 });

function trialOf(factors: ReturnType<typeof chooseFactors>['factors']) {
  const loading = loadTrial({
    base,
    factors: factors.map(({ name, min, max }) => ({ at: name, min, max })),
    arm: 'cluster',
    baseline: 'isolated',
    outcome: 'turnover',
    isRelative: true,
    replications: 2,
  });
  if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
  return loading.trial;
}

/** An experiment whose runs are made up. */
function madeUp(budget: Partial<Budget>, valueAt: (point: readonly number[], index: number) => number) {
  const { factors } = chooseFactors(base, 0.25, ['demandRate', 'redirectMean', 'fixedCost']);
  const trial = trialOf(factors);
  const whole: Budget = { method: 'sobol', size: 4, hasPairs: false, isByCorner: false, ...budget };
  const experiment = experimentOf(factors, whole, 'made-up');
  const run: PointRunner = (_, points) =>
    Promise.resolve({
      values: points.map(({ values }, i) =>
        Float64Array.from([0, 1], (r) => valueAt(values.map(Number), i) + 1e-3 * r),
      ),
      hashes: points.map(() => ''),
    });
  const about = { budget: whole, factors, leftOut: [], narrowed: [] };
  return { trial, experiment, about, run, ranked: () => runSensitivity(trial, experiment, about, run) };
}

test('what a parameter of usual luck shows above the level is told, whatever the method', () => {
  for (const [, design, rank] of methods)
    for (const strong of [0.5, 1, 2, 4, 8]) {
      const { rows, floor } = rank(noisy(design, [strong, strong / 2]));
      for (const { size, isDistinguishable } of rows)
        if (size.estimate > 1.5 * floor) expect(isDistinguishable).toBe(true);
    }
});

describe('a sample that is too small for a share', () => {
  // The points with the first parameter moved lie far from A and B, whose variance is small.
  const impossible = (_: readonly number[], index: number) =>
    index % 5 === 2 ? 40 + index : ((index * index) % 7) / 10;

  it('is said to be so in place of shares, leaders and figures', async () => {
    const sensitivity = await madeUp({ size: 8 }, impossible).ranked();
    const [first] = sensitivity.rows;
    expect(first.name).toBe('demandRate');
    expect(first.size).toEqual({ estimate: NaN, low: NaN, high: NaN });
    const words = sensitivityWords(sensitivity).join(' ');
    expect(words).toMatch(/^The sample is too small: 8 rows do not determine .* try 32 rows or more/);
    expect(words).toContain('The total share of demandRate is estimated beyond 0 to 100 %');
    expect(words.replace('0 to 100 %', '')).not.toMatch(/\d %/);
    expect(sensitivityWords(sensitivity, french).join(' ')).toMatch(
      /^L’échantillon est trop petit\s: 8 lignes/,
    );
    const page = renderSensitivity(sensitivity, 'carat sensitivity small');
    expect(page).toContain('not determined: too few rows');
    expect(page).not.toContain('NaN');
  });

  it('is said where the rows are too few for any interval', async () => {
    const sensitivity = await madeUp({ size: 4 }, ([one]) => one).ranked();
    expect(sensitivity.rows.map(({ size }) => size.estimate)).toEqual([NaN, NaN, NaN]);
    expect(sensitivityWords(sensitivity)[0]).toMatch(
      /^The sample is too small: 4 rows .* is shared: try 16 rows/,
    );
    expect(sensitivityWords(sensitivity).join(' ')).toContain(
      'too small a budget for intervals, which take at least 6',
    );
  });

  it('does not let any share or its interval leave 0 to 100 %', async () => {
    for (const size of [2, 4, 8, 32])
      for (const hasPairs of [false, true]) {
        const luck = new Random(size, 0);
        const { ranked } = madeUp({ size, hasPairs }, ([one], i) => one + 3 * normal(luck.draw(0, i, 0)));
        const { rows, pairShares, floor } = await ranked();
        const shares = [
          ...rows.flatMap((row) => [row.size, row.first!]),
          ...pairShares.map((pair) => pair.share),
        ];
        for (const { estimate, low, high } of shares)
          if (!Number.isNaN(estimate) && !Number.isNaN(low)) {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(high).toBeLessThanOrEqual(1);
            expect(estimate).toBeGreaterThanOrEqual(0);
            expect(estimate).toBeLessThanOrEqual(1);
          }
        expect(floor).toBeLessThanOrEqual(1);
      }
  });
});

describe('an outcome that never varies', () => {
  it.each(['morris', 'sobol', 'pawn'] as const)('is told as that by %s', async (method) => {
    const { ranked } = madeUp({ method, size: method === 'pawn' ? 60 : 4 }, () => 0.1);
    const sensitivity = await ranked();
    expect(sensitivity.isFlat).toBe(true);
    expect(sensitivityWords(sensitivity)[0]).toMatch(
      /^None of 3 parameters changes the gap of turnover .* with the same luck it is the same at every point/,
    );
    expect(sensitivityWords(sensitivity, french)[0]).toMatch(/^Sur 3 paramètres, aucun ne change/);
    expect(renderSensitivity(sensitivity, 'carat sensitivity small')).not.toMatch(/NaN|Infinity/);
  });

  it('is told as that when trajectories are ranked one by one, each with luck of its own', async () => {
    const { trial, experiment, about, run } = madeUp({ method: 'morris', size: 3 }, () => 5);
    const own = { ...experiment, design: experiment.design as MorrisDesign };
    const flat: boolean[] = [];
    await runTrajectories(
      trial,
      own,
      about,
      run,
      () => undefined,
      ({ isFlat }) => flat.push(isFlat),
    );
    expect(flat).toEqual([true, true]);
  });
});

test('an outcome without a value is told with how many points lack it, or as one that never has any', async () => {
  const some = madeUp({ method: 'morris' }, (_, i) => (i === 3 ? NaN : i));
  await expect(some.ranked()).rejects.toThrow(/has no value .* at 1 of 16 points, the first at demand_rate/);
  const none = madeUp({ method: 'morris' }, () => NaN);
  await expect(none.ranked()).rejects.toThrow(
    'has no value at any of 16 points (in per cent there is none where the baseline has 0)',
  );
});

test('a parameter whose range holds one value is left out, and the others are found as without it', async () => {
  const budget: Budget = { method: 'morris', size: 3, hasPairs: false, isByCorner: false };
  const run: PointRunner = () => Promise.reject(new Error('nothing is run'));
  const prepared = (list: Parameters<typeof chooseFactors>[2]) =>
    prepareSensitivity(
      base,
      { budget, names: list, reach: 0.25, ranges: new Map([['rivalCount', { min: 3, max: 3.5 }]]) },
      (factors) => trialOf(factors),
      run,
    );
  const [with_, without] = [
    await prepared(['rivalCount', 'demandRate', 'fixedCost']),
    await prepared(['demandRate', 'fixedCost']),
  ];
  expect(with_.leftOut).toEqual([{ name: 'rivalCount', reason: 'constant' }]);
  expect(pointsOf(with_.experiment, with_.trial)).toEqual(pointsOf(without.experiment, without.trial));
  await expect(prepared(['rivalCount'])).rejects.toThrow('no parameter is left');
});

test('Sobol’ ranks corners whatever the number of their parameters, and moves a corner’s together', () => {
  const { factors } = chooseFactors(base, 0.25);
  expect(2 * factors.length).toBeGreaterThan(200);
  const budget: Budget = { method: 'sobol', size: 8, hasPairs: false, isByCorner: true };
  const { design, groups } = experimentOf(factors, budget, 'any');
  expect(groups.length).toBeLessThan(12);
  expect(design.count).toBe(8 * (groups.length + 2));
  const points = coordinatesOf(design);
  for (const [g, group] of groups.entries())
    for (const factor of factors.keys()) {
      const [a, b, moved] = [points[0], points[1], points[2 + g]];
      expect(moved[factor]).toBe((group.factors.includes(factor) ? b : a)[factor]);
    }
});
