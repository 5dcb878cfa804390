import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal } from '../../sim-core/random/normal.ts';
import reference from '../numeric/reference.json' with { type: 'json' };
import { criticalKolmogorov, criticalNormal, kolmogorovSmirnov, mean, moment } from './statistics.ts';
import { uniforms } from './uniforms.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });

test('normal errs by less than 7e-16 of its value at every reference point', () => {
  let worst = 0;
  for (const [u, nearest] of reference.normal) worst = Math.max(worst, Math.abs(normal(u) / nearest - 1));
  expect(worst).toBeLessThan(7e-16);
});

test('normal rises strictly with every word', () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 1000 }), (low, step) => {
      const high = Math.min(low + step, 0xffffffff);
      fc.pre(high > low);
      expect(normal((high + 0.5) / 2 ** 32)).toBeGreaterThan(normal((low + 0.5) / 2 ** 32));
    }),
    { numRuns: 2000 },
  );
});

test('normal rises strictly where one approximation hands over to another', () => {
  for (const border of [0.075, 0.925]) {
    const word = Math.floor(border * 2 ** 32);
    for (let step = -1000; step < 1000; step++) {
      const here = normal((word + step + 0.5) / 2 ** 32);
      expect(normal((word + step + 1.5) / 2 ** 32) > here).toBe(true);
    }
  }
});

test('normal is antisymmetric to the bit on the grid of the draws', () => {
  fc.assert(
    fc.property(word, (w) => {
      const u = (w + 0.5) / 2 ** 32;
      expect(normal(1 - u)).toBe(-normal(u));
    }),
  );
});

test('half a million normals have the moments 0, 1, 0 and 3 (alpha 0.001 each, critical value 3.2905)', () => {
  const sample = uniforms(500_000).map(normal);
  const scores = [
    mean(sample) * Math.sqrt(sample.length),
    (moment(sample, 2, 0) - 1) * Math.sqrt(sample.length / 2),
    moment(sample, 3, 0) * Math.sqrt(sample.length / 15),
    (moment(sample, 4, 0) - 3) * Math.sqrt(sample.length / 96),
  ];
  for (const score of scores) expect(Math.abs(score)).toBeLessThan(criticalNormal);
});

test('normals fit the reference distribution (Kolmogorov–Smirnov, alpha 0.001, critical value 1.9495)', () => {
  const sample = uniforms(50_000).map(normal);
  expect(kolmogorovSmirnov(sample, cumulativeNormal)).toBeLessThan(criticalKolmogorov);
});

/** Abramowitz & Stegun (1964) 26.2.17, error below 7.5e-8; independent of the code under test. */
function cumulativeNormal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x < 0 ? tail : 1 - tail;
}
