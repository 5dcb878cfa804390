import { describe, expect, it } from 'vitest';
import { latinSupercube } from '../../lab/designs/latin-supercube.ts';
import { sobol, sobolFactorLimit } from '../../lab/designs/sobol.ts';

function point(index: number, factors: number, seed?: number): number[] {
  const place = new Float64Array(factors);
  sobol(2 ** 20, factors, seed).at(index, place);
  return [...place];
}

describe('Sobol’ points', () => {
  it('begin as the published ones: the output of Joe and Kuo’s program for eight dimensions', () => {
    // Also what scipy 1.17.1 prints: scipy.stats.qmc.Sobol(8, scramble=False).random(8)
    const published = [
      [0, 0, 0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625],
    ];
    expect(published.map((_, index) => point(index, 8))).toEqual(published);
  });

  it('agree with scipy far out and in high dimensions', () => {
    // scipy 1.17.1: (qmc.Sobol(64, scramble=False).random(1024)[1000] * 2**30)[[0, 1, 2, 9, 31, 62, 63]]
    const far = point(1000, 64);
    expect([0, 1, 2, 9, 31, 62, 63].map((factor) => far[factor] * 2 ** 30)).toEqual([
      235929600, 103809024, 556793856, 74448896, 156237824, 277872640, 479199232,
    ]);
  });

  it.each([undefined, 5])(
    'with seed %s, each of 256 slices of each of 64 factors holds one of 256 points',
    (seed) => {
      const design = sobol(256, sobolFactorLimit, seed);
      const place = new Float64Array(sobolFactorLimit);
      const slices = Array.from({ length: sobolFactorLimit }, () => new Set<number>());
      for (let index = 0; index < 256; index += 1) {
        design.at(index, place);
        for (const [factor, slice] of slices.entries()) slice.add(Math.floor(place[factor] * 256));
      }
      for (const slice of slices) expect(slice.size).toBe(256);
    },
  );

  it('stay a net when scrambled: every box of 2^−3 by 2^−3 holds one of the first 64 points', () => {
    const boxes = new Set<string>();
    for (let index = 0; index < 64; index += 1)
      boxes.add(
        point(index, 2, 9)
          .map((value) => Math.floor(value * 8))
          .join(),
      );
    expect(boxes.size).toBe(64);
  });

  it('scrambled integrate a smooth function far better than chance, without bias', () => {
    // The product of ½ + 6 (x − ½)² over four factors has mean 1.
    const means = Array.from({ length: 16 }, (_, seed) => {
      const design = sobol(1024, 4, seed + 1);
      const place = new Float64Array(4);
      let sum = 0;
      for (let index = 0; index < 1024; index += 1) {
        design.at(index, place);
        sum += place.reduce((product, x) => product * (0.5 + 6 * (x - 0.5) * (x - 0.5)), 1);
      }
      return sum / 1024;
    });
    const mean = means.reduce((sum, value) => sum + value, 0) / 16;
    const error = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 15);
    // By chance it would be √(1.2⁴ − 1) / 32 = .032; scipy 1.17.1, scrambled, has .0025 over 400 seeds.
    expect(error).toBeLessThan(0.006);
    expect(Math.abs(mean - 1)).toBeLessThan((3.5 * error) / 4);
  });

  it('differ between seeds, and refuse a factor beyond the table', () => {
    expect(point(3, 4, 1)).not.toEqual(point(3, 4, 2));
    expect(sobolFactorLimit).toBe(64);
    expect(() => sobol(8, 65)).toThrow(
      'a Sobol’ design requires at most 64 factors (sobolFactorLimit), not 65',
    );
  });
});

describe('a Latin supercube', () => {
  it('is the sequence of Sobol’ itself as far as its directions reach', () => {
    const [one, other] = [latinSupercube(16, sobolFactorLimit, 3), sobol(16, sobolFactorLimit, 3)];
    const [a, b] = [new Float64Array(sobolFactorLimit), new Float64Array(sobolFactorLimit)];
    for (let index = 0; index < 16; index += 1) {
      one.at(index, a);
      other.at(index, b);
      expect(a).toEqual(b);
    }
  });

  it('fills each slice of each of many factors once, and ties no factor to one of another set', () => {
    const factorCount = 3 * sobolFactorLimit + 5;
    const design = latinSupercube(128, factorCount, 9);
    const points = Array.from({ length: 128 }, (_, index) => {
      const point = new Float64Array(factorCount);
      design.at(index, point);
      return point;
    });
    for (let factor = 0; factor < factorCount; factor += 1)
      expect(new Set(points.map((point) => Math.floor(128 * point[factor]))).size).toBe(128);
    // Without an order of its own, factor k of each set would follow the same directions.
    const correlation = (i: number, j: number) =>
      points.reduce((sum, point) => sum + (point[i] - 0.5) * (point[j] - 0.5), 0) / (128 / 12);
    // Of 64 correlations of 128 independent pairs, each with a standard error of 1/√127: alpha .001, critical value 4.2.
    for (let factor = 0; factor < sobolFactorLimit; factor += 1)
      expect(Math.abs(correlation(factor, factor + sobolFactorLimit))).toBeLessThan(4.2 / Math.sqrt(127));
  });
});
