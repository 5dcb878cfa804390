import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lognormal } from '../../sim-core/random/lognormal.ts';
import { criticalNormal, mean, moment } from './statistics.ts';
import { uniforms } from './uniforms.ts';

const uniform = fc.integer({ min: 0, max: 0xffffffff }).map((word) => (word + 0.5) / 2 ** 32);
const sigma = fc.double({ min: 0, max: 3, noNaN: true });

test('half of the draws lie below the median', () => {
  expect(lognormal(0.5, 25, 0.8)).toBe(25);
  expect(lognormal(0.4999, 25, 0.8)).toBeLessThan(25);
  expect(lognormal(0.5001, 25, 0.8)).toBeGreaterThan(25);
});

test('without spread every draw is the median', () => {
  fc.assert(
    fc.property(uniform, (u) => {
      expect(lognormal(u, 7, 0)).toBe(7);
    }),
  );
});

test('mirrored uniforms multiply to the squared median', () => {
  fc.assert(
    fc.property(uniform, sigma, (u, s) => {
      expect(lognormal(u, 3, s) * lognormal(1 - u, 3, s)).toBeCloseTo(9, 12);
    }),
  );
});

test('draws have the mean median · exp(sigma² / 2) (alpha 0.001, critical value 3.2905)', () => {
  const sample = uniforms(400_000).map((u) => lognormal(u, 25, 0.8));
  const expected = 25 * Math.exp(0.32);
  const deviation = expected * Math.sqrt(Math.exp(0.64) - 1);
  expect((Math.abs(mean(sample) - expected) / deviation) * Math.sqrt(sample.length)).toBeLessThan(
    criticalNormal,
  );
});

test('logarithms of draws have the variance sigma² (alpha 0.001, critical value 3.2905)', () => {
  const logarithms = uniforms(400_000).map((u) => Math.log(lognormal(u, 25, 0.8)));
  const score = (moment(logarithms, 2, Math.log(25)) / 0.64 - 1) * Math.sqrt(logarithms.length / 2);
  expect(Math.abs(score)).toBeLessThan(criticalNormal);
});
