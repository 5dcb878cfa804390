import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poisson } from '../../sim-core/random/poisson.ts';
import reference from '../numeric/reference.json' with { type: 'json' };
import { chiSquare, criticalNormal, mean, moment } from './statistics.ts';
import { uniforms } from './uniforms.ts';

const uniform = fc.integer({ min: 0, max: 0xffffffff }).map((word) => (word + 0.5) / 2 ** 32);
const anyMean = fc.double({ min: 0, max: 800, noNaN: true });

test('every reference quantile is met exactly, from mean 0 to 1500', () => {
  for (const [u, expected, k] of reference.poisson) expect(poisson(u, expected), `${u} ${expected}`).toBe(k);
});

test('poisson never falls when the uniform rises', () => {
  fc.assert(
    fc.property(uniform, uniform, anyMean, (a, b, expected) => {
      expect(poisson(Math.min(a, b), expected)).toBeLessThanOrEqual(poisson(Math.max(a, b), expected));
    }),
    { numRuns: 3000 },
  );
});

test('poisson never falls when the mean rises', () => {
  fc.assert(
    fc.property(uniform, anyMean, anyMean, (u, a, b) => {
      expect(poisson(u, Math.min(a, b))).toBeLessThanOrEqual(poisson(u, Math.max(a, b)));
    }),
    { numRuns: 3000 },
  );
});

test('the two ways of searching agree where one hands over to the other', () => {
  for (const u of uniforms(20_000)) expect(poisson(u, 32.00000000000001) - poisson(u, 32)).toBe(0);
});

test('nothing happens at mean 0', () => {
  for (const u of uniforms(1000)) expect(poisson(u, 0)).toBe(0);
});

test.each([0.1, 1.2, 8, 31.9, 32.1, 120, 700])(
  'counts of mean %d have that mean and that variance (alpha 0.001 each, critical value 3.2905)',
  (expected) => {
    const sample = uniforms(100_000).map((u) => poisson(u, expected));
    const meanScore = (mean(sample) - expected) * Math.sqrt(sample.length / expected);
    expect(Math.abs(meanScore)).toBeLessThan(criticalNormal);
    // the variance of the squared deviation is mean + 2 mean²
    const deviation = Math.sqrt((expected + 2 * expected ** 2) / sample.length);
    expect(Math.abs(moment(sample, 2, expected) - expected) / deviation).toBeLessThan(criticalNormal);
  },
);

test('counts of mean 3 fit the distribution (chi-square, alpha 0.001, 9 degrees of freedom, critical value 27.877)', () => {
  const cells = 10;
  const counts = new Int32Array(cells);
  for (const u of uniforms(100_000)) counts[Math.min(poisson(u, 3), cells - 1)]++;
  const probabilities: number[] = [Math.exp(-3)];
  for (let k = 1; k < cells - 1; k++) probabilities.push((probabilities[k - 1] * 3) / k);
  probabilities.push(1 - probabilities.reduce((sum, probability) => sum + probability));
  expect(chiSquare(counts, (k) => 100_000 * probabilities[k])).toBeLessThan(27.877);
});

test.each([-1, NaN, Infinity, 2 ** 31])('a mean of %d is a range error', (bad) => {
  expect(() => poisson(0.5, bad)).toThrow(RangeError);
});

test('a mean of a billion takes its square root of steps, not a billion', () => {
  for (const u of uniforms(20)) expect(Math.abs(poisson(u, 1e9) - 1e9)).toBeLessThan(4 * Math.sqrt(1e9));
});
