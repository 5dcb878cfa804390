import { expect, test } from 'vitest';
import { latinHypercube } from '../../lab/designs/latin-hypercube.ts';
import { sobol } from '../../lab/designs/sobol.ts';
import { eachAlone } from '../../lab/sensitivity/factor-group.ts';
import { sobolDesign } from '../../lab/sensitivity/sobol-design.ts';
import { sobolIndices } from '../../lab/sensitivity/sobol-indices.ts';
import type { Estimate } from '../../lab/statistics/estimate.ts';
import { gFunction, gVariance, ishigami, ishigamiVariances, outcomesOf, pointsOf } from './functions.ts';

const few = { resamples: 400, confidence: 0.99 };
const seed = 20030131;
const [x1, x2, x3] = ['x1', 'x2', 'x3'];

function holds(interval: Estimate, exact: number) {
  expect(interval.low).toBeLessThanOrEqual(exact + 1e-12);
  expect(interval.high).toBeGreaterThanOrEqual(exact - 1e-12);
}

test('a row’s points are A, B, A with each group from B, and with pairs B with each group from A', () => {
  const groups = [
    { name: 'first', factors: [0, 2] },
    { name: 'second', factors: [1] },
  ];
  const design = sobolDesign(latinHypercube(4, 6, 1), groups, true);
  expect(design.count).toBe(4 * 6);
  for (let row = 0; row < 4; row += 1) {
    const [a, b, ...mixed] = pointsOf(design).slice(6 * row, 6 * row + 6);
    expect(mixed.map((point) => [...point])).toEqual([
      [b[0], a[1], b[2]],
      [a[0], b[1], a[2]],
      [a[0], b[1], a[2]],
      [b[0], a[1], b[2]],
    ]);
  }
});

test('intervals of 99 % hold the indices of Ishigami’s function, and are narrow', () => {
  const { first, outerPair, variance } = ishigamiVariances();
  const design = sobolDesign(sobol(2048, 6, seed), eachAlone([x1, x2, x3]), true);
  const indices = sobolIndices(design, outcomesOf(design, ishigami), few)!;
  const total = [first[0] + outerPair, first[1], outerPair];
  for (const [i, group] of indices.groups.entries()) {
    holds(group.first, first[i] / variance);
    holds(group.total, total[i] / variance);
    expect(group.first.estimate).toBeCloseTo(first[i] / variance, 1);
    expect(group.total.high - group.total.low).toBeLessThan(0.12);
  }
  expect(indices.pairs.map(({ names }) => names)).toEqual([
    [x1, x2],
    [x1, x3],
    [x2, x3],
  ]);
  const exact = [0, outerPair / variance, 0];
  for (const [i, { share }] of indices.pairs.entries()) holds(share, exact[i]);
  expect(indices.variance / variance).toBeCloseTo(1, 1);
  expect(indices.mean).toBeCloseTo(3.5, 1);
});

test('intervals of 99 % hold the indices of Sobol’’s g function, without pairs', () => {
  const a = [0, 1, 4.5, 9, 99];
  const all = gVariance(a, [0, 1, 2, 3, 4]);
  const design = sobolDesign(sobol(2048, 10, seed), eachAlone(['a', 'b', 'c', 'd', 'e']));
  const { groups, pairs } = sobolIndices(design, outcomesOf(design, gFunction(a)), few)!;
  for (const [i, { first, total }] of groups.entries()) {
    const others = [0, 1, 2, 3, 4].filter((other) => other !== i);
    holds(first, gVariance(a, [i]) / all);
    holds(total, 1 - gVariance(a, others) / all);
  }
  expect(pairs).toEqual([]);
});

test('indices by group are those of the groups’ own variance', () => {
  const a = [0, 1, 4.5, 9];
  const all = gVariance(a, [0, 1, 2, 3]);
  const groups = [
    { name: 'demand', factors: [0, 3] },
    { name: 'rivalry', factors: [1] },
    { name: 'support', factors: [2] },
  ];
  const design = sobolDesign(sobol(2048, 8, seed), groups, true);
  const indices = sobolIndices(design, outcomesOf(design, gFunction(a)), few)!;
  for (const [i, { first, total }] of indices.groups.entries()) {
    const outside = groups.filter((_, other) => other !== i).flatMap(({ factors }) => factors);
    holds(first, gVariance(a, groups[i].factors) / all);
    holds(total, 1 - gVariance(a, outside) / all);
  }
  const together = gVariance(a, [0, 3, 1]) - gVariance(a, [0, 3]) - gVariance(a, [1]);
  holds(indices.pairs[0].share, together / all);
});

test('an outcome of one factor alone gives it everything and the others nothing, to the last digits', () => {
  const design = sobolDesign(latinHypercube(64, 4, 3), eachAlone(['all', 'none']), true);
  const indices = sobolIndices(
    design,
    outcomesOf(design, ([u]) => u),
    few,
  )!;
  const [all, none] = indices.groups;
  expect(all.first.estimate).toBeCloseTo(1, 12);
  // That nothing changed in 64 rows bounds how seldom it does, not by how much.
  expect(none.total).toEqual({ estimate: 0, low: NaN, high: NaN });
});

test('shares are the same in another unit, and untold where the outcome does not vary', () => {
  const design = sobolDesign(sobol(128, 6, seed), eachAlone([x1, x2, x3]));
  const outcomes = outcomesOf(design, ishigami);
  const one = sobolIndices(design, outcomes, few)!;
  const other = sobolIndices(
    design,
    outcomes.map((y) => 1000 * y + 5),
    few,
  )!;
  for (const [i, { first, total }] of one.groups.entries()) {
    expect(other.groups[i].first.low).toBeCloseTo(first.low, 9);
    expect(other.groups[i].total.high).toBeCloseTo(total.high, 9);
  }
  expect(sobolIndices(design, new Float64Array(design.count).fill(7))).toBeUndefined();
});

test('designs and outcomes that do not fit are refused', () => {
  const alone = eachAlone([x1, x2]);
  const design = sobolDesign(sobol(4, 4, seed), alone);
  for (const refused of [
    () => sobolDesign(sobol(4, 2, seed), alone),
    () => sobolDesign(sobol(1, 4, seed), alone),
    () => sobolDesign(sobol(4, 4, seed), [{ name: x1, factors: [0] }]),
    () => sobolDesign(sobol(4, 4, seed), [{ name: x1, factors: [0, 0] }]),
    () => sobolDesign(sobol(4, 4, seed), eachAlone([x1, x1])),
    () => sobolDesign(sobol(4, 4, seed), [...alone, { name: 'none', factors: [] }]),
    () => sobolIndices(design, [1, 2, 3]),
    () => sobolIndices(design, new Float64Array(design.count).fill(NaN)),
  ])
    expect(refused).toThrow(RangeError);
});
