import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachAlone } from '../../lab/sensitivity/factor-group.ts';
import { morrisDesign } from '../../lab/sensitivity/morris-design.ts';
import { morrisEffects } from '../../lab/sensitivity/morris-effects.ts';
import { spreadApart, spreadOf, squaredDistances } from '../../lab/sensitivity/spread-apart.ts';
import { gFunction, outcomesOf, pointsOf } from './functions.ts';

const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
const groups = [
  { name: 'demand', factors: [0, 3] },
  { name: 'rivalry', factors: [1] },
  { name: 'support', factors: [2, 4, 5] },
];

test('along a trajectory every group moves once, all its factors by one step, and every point is on a level', () => {
  fc.assert(
    fc.property(fc.constantFrom(4, 6, 8), fc.nat(1000), (levels, seed) => {
      const design = morrisDesign(groups, { trajectories: 4, candidates: 8, levels, seed });
      const points = pointsOf(design);
      expect(points.length).toBe(4 * 4);
      for (const u of points.flatMap((point) => [...point])) {
        expect(u * (levels - 1)).toBeCloseTo(Math.round(u * (levels - 1)), 12);
        expect(u).toBeGreaterThanOrEqual(0);
        expect(u).toBeLessThanOrEqual(1);
      }
      for (let trajectory = 0; trajectory < 4; trajectory += 1) {
        expect([...design.order[trajectory]].sort()).toEqual([0, 1, 2]);
        for (const [i, group] of design.order[trajectory].entries()) {
          const [before, after] = points.slice(4 * trajectory + i);
          const moved = [...after].flatMap((u, factor) => (u === before[factor] ? [] : [factor]));
          expect(moved).toEqual(groups[group].factors);
          for (const factor of moved)
            expect(Math.abs(after[factor] - before[factor])).toBeCloseTo(levels / (2 * (levels - 1)), 12);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('every level of a factor is as probable as another', () => {
  const design = morrisDesign(eachAlone(names(3)), { trajectories: 2000, candidates: 2000 });
  const counts = new Int32Array(4);
  for (let i = 0; i < design.count; i += 4) {
    const point = new Float64Array(3);
    design.at(i, point);
    counts[Math.round(3 * point[0])] += 1;
  }
  // Chi-square with 3 degrees of freedom, alpha .001, critical value 16.27.
  expect(counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(16.27);
});

test('the effects of a linear outcome are its coefficients, without deviation, and so without an interval', () => {
  const coefficients = [3, -2, 0.5, 0];
  const design = morrisDesign(eachAlone(names(4)), { trajectories: 6, candidates: 12 });
  const outcomes = outcomesOf(design, (u) => coefficients.reduce((sum, c, i) => sum + c * u[i], 10));
  for (const [i, { size, mean, deviation }] of morrisEffects(design, outcomes).entries()) {
    expect(size).toEqual({ estimate: size.estimate, low: NaN, high: NaN });
    expect(size.estimate).toBeCloseTo(Math.abs(coefficients[i]), 10);
    expect(mean).toBeCloseTo(coefficients[i], 10);
    expect(deviation).toBeCloseTo(0, 10);
  }
});

test('fewer than six trajectories have no interval', () => {
  const sizeOf = (trajectories: number) => {
    const design = morrisDesign(eachAlone(names(2)), { trajectories, candidates: trajectories });
    return morrisEffects(
      design,
      outcomesOf(design, ([u, v]) => u * u + v),
    )[0].size;
  };
  expect(sizeOf(5)).toMatchObject({ low: -Infinity, high: Infinity });
  expect(sizeOf(6).high).toBeGreaterThan(sizeOf(6).low);
});

test('a bend whose effects cancel has a size and a deviation, but no mean', () => {
  const design = morrisDesign(eachAlone(['bend', 'none']), { trajectories: 400, candidates: 400, levels: 4 });
  const outcomes = outcomesOf(design, ([u]) => (u - 0.5) ** 2);
  const [bend, none] = morrisEffects(design, outcomes);
  // Of the four steps two run from −1/2 to 1/6 and two from −1/6 to 1/2: (1/4 − 1/36) / (2/3) = 1/3 in size.
  expect(bend.size.estimate).toBeCloseTo(1 / 3, 12);
  // Mean of 400 signs of ±1/3: standard error 1/60, alpha .001, critical value 3.29.
  expect(Math.abs(bend.mean!)).toBeLessThan(3.29 / 60);
  expect(bend.deviation).toBeGreaterThan(0.3);
  expect(none.size).toEqual({ estimate: 0, low: NaN, high: NaN });
});

test('the factors of the g function are ranked by their weight, with intervals that part the first from the last', () => {
  const a = [0.02, 1, 5, 99];
  const design = morrisDesign(eachAlone(names(4)), { trajectories: 20, candidates: 100, levels: 8 });
  const effects = morrisEffects(design, outcomesOf(design, gFunction(a)));
  const sizes = effects.map(({ size }) => size.estimate);
  expect([...sizes].sort((x, y) => y - x)).toEqual(sizes);
  for (const { size } of effects) {
    expect(size.low).toBeLessThan(size.estimate);
    expect(size.high).toBeGreaterThan(size.estimate);
  }
  expect(effects[0].size.low).toBeGreaterThan(effects[3].size.high);
});

test('a group without effect is screened out at the price of one step, and a group has neither mean nor deviation', () => {
  const design = morrisDesign(groups, { trajectories: 10, candidates: 30 });
  expect(design.count).toBe(40);
  const effects = morrisEffects(
    design,
    outcomesOf(design, (u) => 4 * u[0] + u[3] + u[1]),
  );
  expect(effects[0].size.estimate).toBeGreaterThan(2.9);
  expect(effects[0]).not.toHaveProperty('mean');
  expect(effects[0]).not.toHaveProperty('deviation');
  expect(effects[1].size.estimate).toBeCloseTo(1, 12);
  expect(effects[2].size.estimate).toBe(0);
});

test('greed finds a choice of trajectories within 1 % of the best of all, and better than the first that come', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const all = morrisDesign(eachAlone(names(3)), { trajectories: 12, candidates: 12, seed });
    const points = pointsOf(all);
    const trajectories = Array.from({ length: 12 }, (_, t) =>
      Int32Array.from(
        points.slice(4 * t, 4 * t + 4).flatMap((point) => [...point].map((u) => Math.round(3 * u))),
      ),
    );
    const squares = squaredDistances(trajectories, 3);
    const spread = (chosen: readonly number[]) => Math.sqrt(spreadOf(squares, 12, chosen));
    const greedy = spreadApart(trajectories, 3, 4);
    const best = Math.max(...choices(12, 4).map(spread));
    expect(new Set(greedy).size).toBe(4);
    expect(spread(greedy)).toBeGreaterThan(0.99 * best);
    expect(spread(greedy)).toBeGreaterThan(spread([0, 1, 2, 3]));
    const kept = pointsOf(morrisDesign(eachAlone(names(3)), { trajectories: 4, candidates: 12, seed }));
    expect(kept.slice(4, 8)).toEqual(points.slice(4 * greedy[1], 4 * greedy[1] + 4));
  }
});

test('the distance of two trajectories is summed over all their points', () => {
  const squares = squaredDistances([Int32Array.of(0, 0, 3, 0), Int32Array.of(0, 4, 3, 4)], 2);
  expect([...squares]).toEqual([0, (4 + 5 + 5 + 4) ** 2, (4 + 5 + 5 + 4) ** 2, 0]);
});

test('options, groups and outcomes out of range are refused', () => {
  const alone = eachAlone(names(2));
  const design = morrisDesign(alone, { trajectories: 2 });
  for (const refused of [
    () => morrisDesign(alone, { levels: 5 }),
    () => morrisDesign(alone, { levels: 2 }),
    () => morrisDesign(alone, { trajectories: 1 }),
    () => morrisDesign(alone, { trajectories: 8, candidates: 7 }),
    () => morrisDesign(alone, { trajectories: 8, candidates: 2001 }),
    () => morrisDesign(alone, { seed: 0.5 }),
    () => morrisDesign([{ name: 'gap', factors: [0, 2] }]),
    () => morrisDesign([]),
    () => morrisEffects(design, [1, 2]),
    () => morrisEffects(design, new Float64Array(design.count).fill(Infinity)),
  ])
    expect(refused).toThrow(RangeError);
});

function choices(size: number, count: number): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: size }, (_, last) =>
    choices(last, count - 1).map((chosen) => [...chosen, last]),
  ).flat();
}
