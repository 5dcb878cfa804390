import { expect, test } from 'vitest';
import { renderSweep } from '../../../lab/report/sweep/render-sweep.ts';
import { holmAdjusted } from '../../../lab/statistics/holm.ts';
import { pairedDifference } from '../../../lab/statistics/paired.ts';
import { summariseSweep } from '../../../lab/sweep/summary/summarise-sweep.ts';
import { summaryTables } from '../../../lab/sweep/summary/summary-tables.ts';
import { summaryWords } from '../../../lab/sweep/summary/summary-words.ts';
import { faultyTags, repeatedIds } from '../../report/read-page.ts';
import { madeUp } from './made-up.ts';

const options = { baseline: 'isolated', margin: 5, outcomes: [0] } as const;
const luck = [3, -2, 1, -1, 2, -3, 0.5, -0.5];
const around = (mean: number, size = 1) => luck.map((each) => mean + size * each);
const at = (factor: number | string, cluster: number[], isolated = around(100)) => ({
  factors: [factor],
  values: [isolated, cluster],
});

test('each difference is judged among all of the sweep: more, less, equivalent, identical, open', async () => {
  const noisy = [160, 40, 150, 60, 170, 30, 140, 70];
  const samples = madeUp([
    at(1, around(120, 2)),
    at(2, around(80, 2)),
    at(3, around(100.1, 1.1)),
    at(4, around(100)),
    at(5, noisy),
  ]);
  const { differences, family } = await summariseSweep(samples, options);
  expect(differences.map(({ finding }) => finding)).toEqual([
    'more',
    'less',
    'equivalent',
    'identical',
    'open',
  ]);
  const tests = differences.filter(({ finding }) => finding !== 'identical');
  expect(family).toBe(4);
  const alone = tests.map(({ tested }) => tested!.test.p);
  expect(tests.map(({ adjusted }) => adjusted)).toEqual(holmAdjusted(alone));
  // What a point says is what its pairs say, taken alone.
  const own = pairedDifference(Float64Array.from(around(120, 2)), Float64Array.from(around(100)));
  expect(differences[0].tested).toMatchObject(own);
  expect(differences[0].tested!.percent!.mean).toBeCloseTo(20, 10);
});

test('what one of forty tests finds by chance is not told', async () => {
  // Alone each such point has p = .03; among 40 it counts for nothing.
  const slight = around(100).map((value, i) => value + [3, 0.2, 2, -1, 2.5, 0.4, 2, 1][i]);
  const one = await summariseSweep(madeUp([at(1, slight)]), options);
  expect(one.differences[0].finding).toBe('more');
  const many = madeUp(Array.from({ length: 40 }, (_, i) => at(i, slight)));
  const { differences } = await summariseSweep(many, options);
  expect(new Set(differences.map(({ finding }) => finding))).toEqual(new Set(['equivalent']));
  const strict = await summariseSweep(many, { ...options, margin: 0.5 });
  expect(new Set(strict.differences.map(({ finding }) => finding))).toEqual(new Set(['open']));
});

test('failed runs, values that are none, single pairs and baselines of 0 are told, not tripped over', async () => {
  const samples = madeUp([
    {
      factors: [1],
      values: [
        [NaN, 100, 101, 99],
        [120, NaN, 121, 118],
      ],
    },
    {
      factors: [2],
      values: [
        [100, NaN, NaN, NaN],
        [110, 1, NaN, 2],
      ],
    },
    {
      factors: [3],
      values: [
        [NaN, NaN, NaN, NaN],
        [1, 2, 3, 4],
      ],
    },
    {
      factors: [4],
      values: [
        [0, 0, 0, 0],
        [1, 2, 1, 2],
      ],
    },
    {
      factors: [5],
      values: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    },
    {
      factors: [6],
      values: [
        [-100, -101, -99, -100],
        [-100, -101, -99, -100],
      ],
    },
  ]);
  const summary = await summariseSweep(samples, options);
  expect(summary.differences.map(({ pairs, finding }) => [pairs, finding])).toEqual([
    [2, 'more'],
    [1, 'untested'],
    [0, 'untested'],
    [4, expect.stringMatching(/more|open/)],
    [4, 'identical'],
    [4, 'identical'],
  ]);
  expect(summary.family).toBe(2);
  expect(summary.differences[3].tested!.percent).toBe(undefined);
  expect(summary.differences[3].tested!.equivalence).toBe(undefined);
  expect(summary.effects[0].isRelative).toBe(false);
  const words = summaryWords(summary).join('\n');
  expect(words).toContain('exactly the same in every pair at 2');
  expect(words).toContain('2 have fewer than two pairs');
  expect(words).not.toMatch(/NaN|undefined|Infinity/);
  for (const { variables } of summaryTables(summary))
    expect(new Set(variables.map(({ values }) => values.length)).size).toBe(1);
});

test('points at which no pair differs make the findings at the others no less sure', async () => {
  const slight = around(100).map((value, i) => value + [3, 0.2, 2, -1, 2.5, 0.4, 2, 1][i]);
  const same = Array.from({ length: 20 }, (_, i) => at(i, around(100)));
  const strict = { ...options, margin: 3 };
  const alone = await summariseSweep(madeUp([at(1, slight)]), strict);
  const among = await summariseSweep(madeUp([at(1, slight), ...same]), strict);
  const [one, ...others] = among.differences;
  expect(one).toEqual(alone.differences[0]);
  expect([among.family, among.equivalenceFamily]).toEqual([1, 1]);
  for (const { finding, isEquivalent } of others)
    expect([finding, isEquivalent]).toEqual(['identical', true]);
});

test('an outcome without any value is said to have none, and the others are told as without it', async () => {
  const own = [at(1, around(120)), at(2, around(130))];
  const one = madeUp(own);
  const none = { name: 'ratio', label: 'Ratio', unit: '', definition: 'formula: 0 / 0' };
  const both = {
    ...one,
    outcomes: [none, ...one.outcomes],
    lacking: [one.ended, 0],
    points: one.points.map((point) => ({
      ...point,
      samples: point.samples.map(([values]) => [values.map(() => NaN), values]),
    })),
  };
  const summary = await summariseSweep(both, { ...options, outcomes: [0, 1] });
  expect(summary.outcomes).toEqual([1, 0]);
  const words = summaryWords(summary);
  const told = 'Ratio has no value in any of 32 runs, so that nothing can be said of it (formula: 0 / 0).';
  expect(words).toContain(told);
  const without = summaryWords(await summariseSweep(one, options));
  expect(words.filter((text) => text !== told)).toEqual(without);
  const page = renderSweep(summary, 'carat sweep summary x');
  expect([faultyTags(page), repeatedIds(page)]).toEqual([[], []]);
  expect(page).not.toMatch(/NaN|– to –/);

  const alone = {
    ...both,
    outcomes: [none],
    points: both.points.map((point) => ({ ...point, samples: point.samples.map(([values]) => [values]) })),
  };
  const only = await summariseSweep(alone, options);
  expect(summaryWords(only)[0]).toBe(told);
  expect(summaryWords(only).join(' ')).not.toMatch(/differs|pairs|NaN/);
  expect(renderSweep(only, 'carat sweep summary x')).not.toMatch(/NaN|– to –/);
  const some = madeUp([at(1, [NaN, ...around(120).slice(1)])]);
  expect(summaryWords(await summariseSweep(some, options))).toContain(
    'Turnover has no value in 1 of 16 runs; their pairs are left out.',
  );
});

test('a main effect averages each replication over the points before it takes the interval', async () => {
  // Points share luck that nearly cancels within a level: means of points scatter, means of replications hardly do.
  const shift = (cluster: number, sign: number) => luck.map((each) => cluster + 5 * sign * each);
  const samples = madeUp([
    at(
      1,
      shift(110, 1),
      luck.map(() => 100),
    ),
    at(
      1,
      shift(114, -0.98),
      luck.map(() => 100),
    ),
    at(
      2,
      shift(130, 1),
      luck.map(() => 100),
    ),
    at(
      2,
      shift(130, 1),
      luck.map(() => 100),
    ),
  ]);
  const { effects } = await summariseSweep(samples, options);
  const [{ factor, span, levels }] = effects[0].effects;
  expect(factor).toBe(0);
  expect(span).toBeCloseTo(18, 10);
  expect(levels.map(({ points, replications }) => [points, replications])).toEqual([
    [2, 8],
    [2, 8],
  ]);
  expect(levels[0].interval.mean).toBeCloseTo(12, 10);
  expect(levels[0].interval.high - levels[0].interval.low).toBeGreaterThan(0);
  expect(levels[0].interval.high - levels[0].interval.low).toBeLessThan(0.5);
  expect(levels[1].interval.high - levels[1].interval.low).toBeGreaterThan(5);
});

test('many values of a factor are cut into classes of as many points, texts and few values are levels', async () => {
  const points = Array.from({ length: 25 }, (_, i) => at((i * 7) % 25, around(100 + i)));
  const levelsOf = async (samples: ReturnType<typeof madeUp>) =>
    (await summariseSweep(samples, options)).effects[0].effects[0].levels.map(
      ({ from, to, points: count }) => [from, to, count],
    );
  expect(await levelsOf(madeUp(points))).toEqual([
    [0, 4, 5],
    [5, 9, 5],
    [10, 14, 5],
    [15, 19, 5],
    [20, 24, 5],
  ]);
  const named = ['b', 'a', 'b'].map((name) => at(name, around(120)));
  expect(await levelsOf(madeUp(named, { isNumeric: false }))).toEqual([
    ['b', 'b', 2],
    ['a', 'a', 1],
  ]);
});

test('one arm is told by its levels', async () => {
  const one = madeUp(
    [
      { factors: [1], values: [around(100)] },
      { factors: [2], values: [around(150)] },
    ],
    { arms: ['cluster'] },
  );
  const summary = await summariseSweep(one, options);
  expect(summary.baseline).toBe(undefined);
  expect(summary.differences).toEqual([]);
  expect(summaryWords(summary)[0]).toBe(
    'Over 2 points, turnover of the cluster lies between 100.0 k€/year (95 % interval 98.3 to 101.7) at point 0 (factor 0 1) and 150.0 k€/year (95 % interval 148.3 to 151.7) at point 1 (factor 0 2).',
  );
  expect(summaryTables(summary).map(({ name }) => name)).toEqual(['levels', 'main-effects']);
});

test('whether the precision asked for is reached is told, of the difference that it was asked of alone', async () => {
  const rule = {
    isFixed: false,
    cap: 24,
    outcome: 0,
    arm: 'cluster',
    baseline: 'isolated',
    halfWidth: 2,
    confidence: 0.95,
  } as const;
  const three = [...luck, ...luck, ...luck];
  const values = (size: number) => three.map((each) => 110 + size * each);
  const samples = madeUp(
    [
      { factors: [1], values: [values(0), values(1), values(1)] },
      { factors: [2], values: [values(0), values(9), values(9)] },
    ],
    { rule, arms: ['isolated', 'concentration', 'cluster'] },
  );
  const summary = await summariseSweep(samples, options);
  expect(summary.differences.map(({ arm, tested }) => [arm, tested!.isPrecise])).toEqual([
    ['concentration', undefined],
    ['concentration', undefined],
    ['cluster', true],
    ['cluster', false],
  ]);
  expect(summaryWords(summary).join(' ')).toContain(
    '±2 % of the baseline’s mean, is reached at 1 of 2 points',
  );
});

test('a sweep without a run is told as such, and its report stands', async () => {
  const summary = await summariseSweep({ ...madeUp([]), pointCount: 3, unfinished: 3 }, options);
  expect(summaryWords(summary)[0]).toBe('No run of this sweep is stored yet.');
  const page = renderSweep(summary, 'carat sweep summary x');
  expect(faultyTags(page)).toEqual([]);
});

test('the report is one sound page with a figure for each outcome and factor, whose captions state runs, seed and intervals', async () => {
  const points = Array.from({ length: 30 }, (_, i) => ({
    factors: [i, i % 3],
    values: [around(100), around(95 + i, 2)],
  }));
  const summary = await summariseSweep(madeUp(points), options);
  const page = renderSweep(summary, 'carat sweep summary made-up');
  expect(faultyTags(page)).toEqual([]);
  expect(repeatedIds(page)).toEqual([]);
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  expect(page.match(/<figcaption>/g)).toHaveLength(2);
  expect(
    page.match(/30 points with 8 paired replications each, seed made-up, 95\s% intervals/g),
  ).toHaveLength(2);
  expect(page).toContain('carat sweep summary made-up');
  expect(renderSweep(summary, 'carat sweep summary made-up')).toBe(page);
});
