import { describe, expect, it } from 'vitest';
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
    expect(() => sobol(8, 65)).toThrow('a Sobol’ design requires at most 64 factors, not 65');
  });
});
