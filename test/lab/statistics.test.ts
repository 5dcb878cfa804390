import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal } from '#sim-core/random/normal.ts';
import { incompleteBeta } from '../../lab/statistics/incomplete-beta.ts';
import { criticalValue, halfWidth, intervalOf } from '../../lab/statistics/interval.ts';
import { logGamma } from '../../lab/statistics/log-gamma.ts';
import { meanAndVariance } from '../../lab/statistics/mean-and-variance.ts';
import { pairingGain } from '../../lab/statistics/pairing-gain.ts';
import { ratioDifferenceInterval, ratioInterval } from '../../lab/statistics/ratio-interval.ts';
import { expectedCount, isFixedWidthReached, isLook } from '../../lab/statistics/stopping.ts';
import { studentQuantile } from '../../lab/statistics/student-quantile.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import { uniforms } from '../random/uniforms.ts';
import reference from './reference.json' with { type: 'json' };

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('the t quantile errs by less than 1e-12 of its value at every reference point', () => {
  for (const [probability, freedom, exact] of reference.student) {
    expect(Math.abs(studentQuantile(probability, freedom) / exact - 1)).toBeLessThan(1e-12);
  }
});

test('the t quantile agrees with printed tables, and is antisymmetric', () => {
  expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
  expect(studentQuantile(0.995, 30)).toBeCloseTo(2.75, 3);
  expect(studentQuantile(0.25, 7)).toBe(-studentQuantile(0.75, 7));
  expect(studentQuantile(0.5, 7)).toBe(0);
  expect(() => studentQuantile(1, 7)).toThrow(RangeError);
  expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
});

test('the incomplete beta function errs by less than 1e-13 of its value at every reference point', () => {
  for (const [x, a, b, exact] of reference.beta) {
    expect(Math.abs(incompleteBeta(x, a, b) - exact)).toBeLessThan(1e-13 * Math.max(exact, 1e-3));
  }
});

test('the logarithm of the gamma function errs by less than 1e-14 at every reference point', () => {
  for (const [x, exact] of reference.logGamma) {
    expect(Math.abs(logGamma(x) - exact)).toBeLessThan(1e-14 * Math.max(1, Math.abs(exact)));
  }
});

test('mean and variance of a worked example, of one value, and of none', () => {
  expect(meanAndVariance([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, variance: 32 / 7 });
  expect(meanAndVariance([3])).toEqual({ mean: 3, variance: 0 });
  expect(() => meanAndVariance([])).toThrow(RangeError);
});

test('the variance does not change when a large number is added to every value', () => {
  const sample = [4, 7, 13, 16];
  expect(meanAndVariance(sample.map((value) => value + 1e9)).variance).toBe(30);
});

test('the interval of a worked example: 1, 2, 3 have 2 ± 4.303 √(1/3)', () => {
  const interval = intervalOf([1, 2, 3], criticalValue(0.95, 3));
  expect(interval.mean).toBe(2);
  expect(halfWidth(interval)).toBeCloseTo(2.4841377, 6);
});

test('with a constant base a ratio’s interval is the mean’s, and of constant shares there is none', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 20 }), (values) => {
      const sample = Float64Array.from(values, (value) => Math.round(1000 * value) / 1000);
      const base = new Float64Array(values.length).fill(4);
      const ratio = ratioInterval(sample, base, 2, 100);
      const plain = intervalOf(sample, 2);
      expect(isDetermined(ratio)).toBe(isDetermined(plain));
      if (!isDetermined(plain)) return;
      expect(ratio.low).toBeCloseTo(25 * plain.low, 4);
      expect(ratio.high).toBeCloseTo(25 * plain.high, 4);
    }),
  );
  const exact = ratioInterval(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6), 2);
  expect(exact).toEqual({ mean: 0.5, low: -Infinity, high: Infinity });
});

test('a ratio keeps a positive width over a negative base, and does not exist without a base', () => {
  const { low, high } = ratioInterval(Float64Array.of(1, 2), Float64Array.of(-3, -3), 2);
  expect(low).toBeLessThan(high);
  for (const numerators of [Float64Array.of(1, 2), Float64Array.of(0, 0)])
    expect(ratioInterval(numerators, Float64Array.of(0, 0), 2)).toEqual({
      mean: NaN,
      low: -Infinity,
      high: Infinity,
    });
});

test('the difference of two ratios cancels the luck they share', () => {
  const base = Float64Array.of(10, 20, 15);
  const luck = [0.1, -0.2, 0.1];
  const one = base.map((value, i) => value * (0.5 + luck[i]));
  const own = [0.001, 0.001, -0.002];
  const other = base.map((value, i) => value * (0.2 + luck[i] + own[i]));
  const { mean, low, high } = ratioDifferenceInterval([one, base], [other, base], 2, 100);
  expect(mean).toBeCloseTo(30, 1);
  expect(high - low).toBeLessThan(1);
  const apart = ratioInterval(other, base, 2, 100);
  expect(apart.high - apart.low).toBeGreaterThan(40);
});

test('pairing gains nothing from independent samples, much from shared luck, and is untold where all pairs agree', () => {
  const [one, other] = [sampleOf(0, 4000), sampleOf(1, 4000)];
  expect(pairingGain(one, other)).toBeCloseTo(1, 1);
  // var(x + y/10) + var(x) over var(y/10): 2.01 / .01
  expect(
    pairingGain(
      one.map((value, i) => value + other[i] / 10),
      one,
    )! / 201,
  ).toBeCloseTo(1, 1);
  expect(pairingGain(one, one)).toBeUndefined();
});

test('looks are taken at 16, 24, 32 … pairs, and forecasts fall on looks', () => {
  const looks = Array.from({ length: 41 }, (_, count) => count).filter(isLook);
  expect(looks).toEqual([16, 24, 32, 40]);
  for (const width of [0.1, 1, 1.5, 3]) expect(isLook(expectedCount(17, 1, width))).toBe(true);
  expect(expectedCount(16, 1, 0.5)).toBe(24);
  expect(expectedCount(24, 1, 2)).toBe(104);
});

test('one narrow look is not enough, two in a row are', () => {
  const widths: Record<number, number> = { 16: 0.9, 24: 1.1, 32: 0.9, 40: 0.9 };
  const stops = [16, 24, 32, 40].map((count) => isFixedWidthReached(count, 1, (at) => widths[at]));
  expect(stops).toEqual([false, false, false, true]);
  expect(isFixedWidthReached(39, 1, () => 0)).toBe(false);
});

/**
 * Nominal 95 %, expected stops near 24, 32, 48, 75 and 150 pairs. The bound is the coverage that `stopping.ts` states,
 * less 3.2905 binomial standard errors of 4,000 studies (alpha .001 two-sided).
 */
test('stopping when the width is reached keeps the coverage that is stated', () => {
  for (const { pairs, stated } of [
    { pairs: normals, stated: 0.944 },
    { pairs: exponentials, stated: 0.911 },
  ]) {
    const allowance = 3.2905 * Math.sqrt((stated * (1 - stated)) / studyCount);
    for (const ratio of [1.2, 2.3, 3, 4, 6]) {
      let covered = 0;
      for (let study = 0; study < studyCount; study += 1) {
        const { low, high } = stopped(pairs.subarray(study * pairCount, (study + 1) * pairCount), 1 / ratio);
        if (low <= 0 && high >= 0) covered += 1;
      }
      const stop = `expected stop ${Math.round((1.96 * ratio) ** 2)}`;
      expect(covered / studyCount, stop).toBeGreaterThan(stated - allowance);
    }
  }
});

const studyCount = 4000;
const pairCount = 240;
const draws = uniforms(studyCount * pairCount);
/** Mean 0 and variance 1, both. */
const normals = draws.map(normal);
const exponentials = draws.map((u) => -Math.log(u) - 1);
const criticalValues = Array.from({ length: pairCount + 1 }, (_, count) =>
  count > 1 ? criticalValue(0.95, count) : 0,
);

function stopped(pairs: Float64Array, wanted: number) {
  const at = (count: number) => intervalOf(pairs.subarray(0, count), criticalValues[count]);
  for (let count = 16; count < pairs.length; count += 8) {
    if (isFixedWidthReached(count, wanted, (each) => halfWidth(at(each)))) return at(count);
  }
  return at(pairs.length);
}

function sampleOf(from: number, count: number): Float64Array {
  return normals.slice(from * count, (from + 1) * count);
}
