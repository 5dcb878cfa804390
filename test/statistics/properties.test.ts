import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bcaFrom, bcaInterval, bcaOfMean } from '../../lab/statistics/bca.ts';
import { effectSize } from '../../lab/statistics/effect-size.ts';
import { equivalenceTest } from '../../lab/statistics/equivalence.ts';
import { relativeEquivalence } from '../../lab/statistics/relative-equivalence.ts';
import { holmAdjusted } from '../../lab/statistics/holm.ts';
import { criticalValue, intervalOf } from '../../lab/statistics/interval.ts';
import { noncentralStudentProbability } from '../../lab/statistics/noncentral-student.ts';
import { quantileGap } from '../../lab/statistics/quantile-gap.ts';
import { quantileOf } from '../../lab/statistics/quantile.ts';
import { eachResample, replicatesOf } from '../../lab/statistics/resampling.ts';
import { studentTail } from '../../lab/statistics/student-tail.ts';
import { wholeLine } from '../../lab/statistics/support.ts';
import { superiority } from '../../lab/statistics/superiority.ts';
import { tTest } from '../../lab/statistics/t-test.ts';

const runs = { numRuns: 50 };
const value = fc.integer({ min: -1000, max: 1000 });
const sample = fc.array(value, { minLength: 3, maxLength: 30 }).map((values) => Float64Array.from(values));
const few = { resamples: 199 };

test('resamples are the same for the same seed, others for another, and draw every unit about equally often', () => {
  const drawn = (seed: number) => {
    const counts = new Int32Array(7);
    const first: number[] = [];
    eachResample(7, { seed }, (units, resample) => {
      if (resample === 0) first.push(...units);
      for (const unit of units) counts[unit] += 1;
    });
    return { first, counts };
  };
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1).first).not.toEqual(drawn(2).first);
  // 14,000 draws over 7 units: chi-square with 6 degrees of freedom, alpha .001, critical value 22.46.
  const chiSquare = drawn(1).counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(chiSquare).toBeLessThan(22.46);
});

test('more resamples begin with the fewer', () => {
  const first = (units: Int32Array) => units[0];
  const all = replicatesOf(5, first, { resamples: 40 });
  expect(all.subarray(0, 10)).toEqual(replicatesOf(5, first, { resamples: 10 }));
});

test('a BCa interval follows a shift and a change of unit, and turns with the sign', () => {
  fc.assert(
    fc.property(sample, value, (values, shift) => {
      const plain = bcaOfMean(values, few);
      const moved = bcaOfMean(
        values.map((x) => 3 * x + shift),
        few,
      );
      expect(moved.low).toBeCloseTo(3 * plain.low + shift, 6);
      expect(moved.high).toBeCloseTo(3 * plain.high + shift, 6);
      const turned = bcaOfMean(
        values.map((x) => -x),
        few,
      );
      expect(turned.low).toBeCloseTo(-plain.high, 6);
      expect(turned.high).toBeCloseTo(-plain.low, 6);
    }),
    runs,
  );
});

test('a BCa interval is none where nothing varies, and holds where the estimate is beyond every replicate', () => {
  const same = bcaOfMean(new Float64Array(16).fill(4));
  expect(same).toEqual({ estimate: 4, ...wholeLine });
  const replicates = Float64Array.from({ length: 99 }, (_, i) => i);
  const jackknife = new Float64Array(16).fill(0, 0, 15).fill(9, 15);
  for (const estimate of [-5, 200]) {
    const { low, high } = bcaFrom(estimate, replicates, jackknife, 0.9999);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(98);
    expect(low).toBeLessThanOrEqual(high);
  }
});

test('a skewed sample’s BCa interval reaches further to its long side than Student’s, and the jackknife leaves each unit out once', () => {
  const skewed = Float64Array.from({ length: 40 }, (_, i) => Math.exp(i / 10));
  const student = intervalOf(skewed, criticalValue(0.95, 40));
  const bca = bcaOfMean(skewed);
  expect(bca.low).toBeGreaterThan(student.low);
  expect(bca.high).toBeGreaterThan(student.high);
  const left: string[] = [];
  bcaInterval(4, (units) => left.push([...units].join(' ')), { resamples: 1 });
  const without = left
    .slice(2)
    .map((units) => [0, 1, 2, 3].filter((i) => !units.split(' ').includes(`${i}`)));
  expect(without).toEqual([[0], [1], [2], [3]]);
});

test('a t test and Student’s interval say the same: p is .05 where an end of the 95 % interval lies', () => {
  fc.assert(
    fc.property(sample, (values) => {
      fc.pre(new Set(values).size > 1);
      const { low, high } = intervalOf(values, criticalValue(0.95, values.length));
      expect(tTest(values, low).p).toBeCloseTo(0.05, 9);
      expect(tTest(values, high).p).toBeCloseTo(0.05, 9);
    }),
    runs,
  );
});

test('values that do not vary are no evidence of a difference from anything', () => {
  expect(tTest(Float64Array.of(2, 2, 2))).toEqual({ t: NaN, freedom: 2, p: NaN });
  expect(tTest(Float64Array.of(2, 2, 2), 2)).toEqual({ t: 0, freedom: 2, p: 1 });
  expect(studentTail(-Infinity, 3)).toBe(1);
});

test('arms are equivalent at 5 % just where the 90 % interval lies within the margin', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 800 }), (values, margin) => {
      fc.pre(new Set(values).size > 1);
      const { low, high } = intervalOf(values, criticalValue(0.9, values.length));
      expect(equivalenceTest(values, margin).p <= 0.05).toBe(low >= -margin && high <= margin);
    }),
    runs,
  );
  // Two pairs that happen to agree do not show that all do.
  for (const same of [1, 2, 3]) expect(equivalenceTest(Float64Array.of(same, same), 2).p).toBe(NaN);
});

test('Holm’s correction never lowers a p value, keeps their order, and leaves a single test alone', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pValues, (family) => {
      const adjusted = holmAdjusted(family);
      for (const [i, p] of family.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (const [j, other] of family.entries())
          if (p <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
      }
    }),
    runs,
  );
  expect(holmAdjusted([0.3])).toEqual([0.3]);
  expect(holmAdjusted([])).toEqual([]);
  // What cannot be determined counts among the tests, and is claimed by none.
  expect(holmAdjusted([NaN, 0.02])).toEqual([NaN, 0.04]);
});

test('the non-central t holds at the hundreds of standard errors that common luck brings', () => {
  // The normal that a non-central t of many degrees of freedom nears: mean δ (1 + 3 / (4 f)), variance 1 + δ² / (2 f).
  const below = noncentralStudentProbability(300, 4000, 300 * (1 - 3 / 16000));
  expect(below).toBeGreaterThan(0.47);
  expect(below).toBeLessThan(0.53);
  const effect = effectSize(Float64Array.from({ length: 400 }, (_, i) => 50 + Math.sin(i)))!;
  expect(effect.low).toBeGreaterThan(0.9 * effect.cohen);
  expect(effect.high).toBeLessThan(1.1 * effect.cohen);
});

test('an effect size lies within its interval, turns with the sign, and is untold where nothing varies', () => {
  fc.assert(
    fc.property(sample, (values) => {
      fc.pre(new Set(values).size > 1);
      const effect = effectSize(values)!;
      expect(effect.low).toBeLessThan(effect.cohen);
      expect(effect.high).toBeGreaterThan(effect.cohen);
      const turned = effectSize(values.map((x) => -x))!;
      expect(turned.low).toBeCloseTo(-effect.high, 7);
      expect(Math.abs(effect.hedges)).toBeLessThanOrEqual(Math.abs(effect.cohen));
    }),
    runs,
  );
  expect(effectSize(Float64Array.of(2, 2, 2))).toBeUndefined();
});

test('a tie is half a win, and every pair won leaves doubt', () => {
  expect(superiority(Float64Array.of(1, 0, -1, 0)).estimate).toBe(0.5);
  const { low, high } = superiority(Float64Array.of(1, 1, 1));
  expect(low).toBeLessThan(1);
  expect(high).toBe(1);
});

test('the gap of quantiles is the shift where one sample is the other moved, and pairs that all agree give no interval', () => {
  fc.assert(
    fc.property(sample, value, fc.double({ min: 0, max: 1, noNaN: true }), (values, shift, probability) => {
      const moved = values.map((x) => x + shift);
      const gap = quantileGap(moved, values, probability, few);
      expect(gap.estimate).toBeCloseTo(shift, 8);
      expect({ low: gap.low, high: gap.high }).toEqual(wholeLine);
    }),
    runs,
  );
});

test('samples that are too small, unpaired or out of range are refused', () => {
  const one = Float64Array.of(1);
  const two = Float64Array.of(1, 2);
  for (const refused of [
    () => bcaOfMean(one),
    () => bcaOfMean(two, { resamples: 0 }),
    () => bcaOfMean(two, { seed: -1 }),
    () => tTest(one),
    () => equivalenceTest(one, 1),
    () => equivalenceTest(two, 0),
    () => relativeEquivalence(one, one, 0.1),
    () => relativeEquivalence(two, one, 0.1),
    () => relativeEquivalence(two, two, 0),
    () => effectSize(two),
    () => superiority([]),
    () => quantileOf([], 0.5),
    () => quantileOf(two, 1.1),
    () => quantileGap(one, two, 0.5),
    () => quantileGap(new Float64Array(), new Float64Array(), 0.5),
    () => holmAdjusted([0.2, 1.5]),
    () => studentTail(1, 0),
    () => noncentralStudentProbability(1, 0, 0),
  ])
    expect(refused).toThrow(RangeError);
});
