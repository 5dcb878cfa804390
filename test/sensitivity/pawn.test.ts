import { expect, test } from 'vitest';
import type { Design } from '../../lab/designs/design.ts';
import { latinHypercube } from '../../lab/designs/latin-hypercube.ts';
import { sobol } from '../../lab/designs/sobol.ts';
import { cellDistances, rankingOf } from '../../lab/sensitivity/cell-distances.ts';
import { pawnIndices } from '../../lab/sensitivity/pawn.ts';
import { uniforms } from '../random/uniforms.ts';
import { ishigami, outcomesOf } from './functions.ts';
import reference from './reference.json' with { type: 'json' };

const few = { resamples: 200 };
const seed = 20030131;

test('the distance of each cell is what R’s Kolmogorov–Smirnov test says, with ties and without', () => {
  const cells = Int32Array.from(reference.coordinates, (x) => Math.floor(4 * x));
  for (const { outcomes, distances } of reference.cases) {
    const own = new Float64Array(4);
    cellDistances(rankingOf(outcomes), cells, new Int32Array(outcomes.length).fill(1), own);
    for (const [cell, exact] of distances.entries()) expect(own[cell]).toBeCloseTo(exact, 12);
  }
});

test('a point that counts twice is two points, one that counts for nothing is none', () => {
  const weighed = new Float64Array(3);
  const listed = new Float64Array(3);
  const [cells, outcomes] = [Int32Array.of(0, 0, 1, 1, 2), [5, 1, 3, 4, 2]];
  cellDistances(rankingOf(outcomes), cells, Int32Array.of(2, 1, 1, 3, 0), weighed);
  const places = [0, 0, 1, 2, 3, 3, 3];
  const repeated = places.map((i) => outcomes[i]);
  const repeatedCells = Int32Array.from(places, (i) => cells[i]);
  cellDistances(rankingOf(repeated), repeatedCells, new Int32Array(7).fill(1), listed);
  expect(weighed).toEqual(listed);
  expect(weighed[2]).toBe(-1);
});

test('of Ishigami’s function every factor is found, and of two dummies beside it none', () => {
  const sample = sobol(1024, 5, seed);
  const outcomes = outcomesOf(sample, ishigami);
  const { factors, thresholds } = pawnIndices(sample, ['x1', 'x2', 'x3', 'd1', 'd2'], outcomes, few);
  expect(factors.map(({ isInfluential }) => isInfluential)).toEqual([true, true, true, false, false]);
  for (const { median, maximum } of factors) {
    expect(median.low).toBeLessThanOrEqual(median.estimate);
    expect(median.high).toBeGreaterThanOrEqual(median.estimate);
    expect(maximum.estimate).toBeGreaterThanOrEqual(median.estimate);
  }
  expect(factors[0].median.low).toBeGreaterThan(thresholds.median);
});

test('a factor that only widens the outcome is found, though its mean stays', () => {
  const sample = latinHypercube(600, 2, 5);
  const outcomes = outcomesOf(sample, ([u, v]) => (0.2 + u) * (v - 0.5));
  const { factors } = pawnIndices(sample, ['spread', 'luck'], outcomes, few);
  expect(factors.map(({ isInfluential }) => isInfluential)).toEqual([true, true]);
});

/** 200 outcomes of pure luck; 5 % of dummies lie above: binomial, alpha .001 one-sided, critical value 5 % + 3.09 · 1.54 %. */
test('a factor without effect exceeds the threshold about as often as it may', () => {
  const noise = uniforms(200 * 100);
  const sample = latinHypercube(100, 1, 9);
  let alarms = 0;
  for (let i = 0; i < 200; i += 1) {
    const outcomes = noise.subarray(100 * i, 100 * i + 100);
    const { factors } = pawnIndices(sample, ['none'], outcomes, { cells: 5, resamples: 100, seed: i });
    if (factors[0].isInfluential) alarms += 1;
  }
  expect(alarms / 200).toBeLessThan(0.05 + 3.09 * Math.sqrt((0.05 * 0.95) / 200));
});

test('indices do not change with the unit or any rising transformation of the outcome', () => {
  const sample = latinHypercube(100, 3, 2);
  const outcomes = outcomesOf(sample, ishigami);
  const names = ['x1', 'x2', 'x3'];
  const plain = pawnIndices(sample, names, outcomes, few);
  expect(
    pawnIndices(
      sample,
      names,
      outcomes.map((y) => Math.exp(y / 3)),
      few,
    ),
  ).toEqual(plain);
});

test('an outcome that does not vary has distance 0, and so has its dummy', () => {
  const sample = latinHypercube(50, 1, 2);
  const { factors, thresholds } = pawnIndices(sample, ['x'], new Float64Array(50).fill(3), {
    cells: 5,
    ...few,
  });
  expect(factors[0].maximum).toEqual({ estimate: 0, low: NaN, high: NaN });
  expect(thresholds).toEqual({ median: 0, maximum: 0, medianOfAny: 0 });
  expect(factors[0].isInfluential).toBe(false);
});

test('samples, names, outcomes and cells that do not fit are refused', () => {
  const sample = latinHypercube(50, 1, 2);
  const outcomes = new Float64Array(50);
  const outside: Design = { count: 50, factorCount: 1, at: (_, point) => point.fill(NaN) };
  for (const refused of [
    () => pawnIndices(sample, ['x', 'y'], outcomes),
    () => pawnIndices(sample, ['x'], [1]),
    () => pawnIndices(sample, ['x'], outcomes, { cells: 11 }),
    () => pawnIndices(sample, ['x'], outcomes, { cells: 1 }),
    () => pawnIndices(outside, ['x'], outcomes),
  ])
    expect(refused).toThrow(RangeError);
});
