import { describe, expect, it } from 'vitest';
import { cholesky, solveLower } from '../../lab/frontier/cholesky.ts';
import { lattice, nextPlaces } from '../../lab/frontier/next-places.ts';
import { type Look, likeliestShape, surfaceOf } from '../../lab/frontier/surface.ts';

const plane = ([x, y]: readonly [number, number]) => 3 + 10 * x - 4 * y;
const looks: Look[] = lattice(5).map((place) => ({ place, value: plane(place), noise: 1e-6 }));

describe('a surface', () => {
  it('goes through looks without noise, and is surest there', () => {
    const surface = surfaceOf(looks, likeliestShape(looks));
    for (const { place, value } of looks) expect(surface.at(place).mean).toBeCloseTo(value, 2);
    expect(surface.at([0.5, 0.5]).variance).toBeLessThan(surface.at([0.6, 0.6]).variance);
    expect(surface.at([0.6, 0.6]).mean).toBeCloseTo(plane([0.6, 0.6]), 1);
  });

  it('among places has the means and variances of each place', () => {
    const noisy = looks.map((look) => ({ ...look, noise: 1 }));
    const surface = surfaceOf(noisy, likeliestShape(noisy));
    const places = lattice(3);
    const { means, covariance } = surface.among(places);
    places.forEach((place, i) => {
      const { mean, variance } = surface.at(place);
      expect(means[i]).toBeCloseTo(mean, 10);
      expect(covariance[i * places.length + i] / variance).toBeCloseTo(1, 1);
    });
  });

  it('is thought to vary quickly where it does', () => {
    const wave = lattice(9).map((place) => ({ place, value: Math.sin(14 * place[0]), noise: 1e-3 }));
    const { lengths } = likeliestShape(wave);
    expect(lengths[0]).toBeLessThan(lengths[1]);
  });

  it('has more noise than replications tell where places disagree by more', () => {
    const jumpy = lattice(8).map((place, i) => ({
      place,
      value: plane(place) + (i % 3) - (i % 2) * 2,
      noise: 0.1,
    }));
    expect(likeliestShape(jumpy).inflation).toBeGreaterThan(1);
  });

  it('is refused where looks have no noise at one place', () => {
    const twice = { place: [0.5, 0.5] as const, value: 1, noise: 0 };
    expect(() => surfaceOf([twice, twice], { lengths: [1, 1], variance: 1, inflation: 1 })).toThrow(
      'noise above 0',
    );
  });
});

describe('the next places', () => {
  it('lie near the frontier of a plane', () => {
    const shifted = looks.map((look) => ({ ...look, value: look.value - 6, noise: 4 }));
    const places = nextPlaces(shifted, likeliestShape(shifted), 4, 8);
    expect(places).toHaveLength(8);
    const mean = places.reduce((sum, place) => sum + Math.abs(plane(place) - 6), 0) / 8;
    const even = lattice(16).reduce((sum, place) => sum + Math.abs(plane(place) - 6), 0) / 256;
    expect(mean).toBeLessThan(0.7 * even);
  });
});

describe('the factor of Cholesky', () => {
  it('solves, and is refused where there is none', () => {
    const lower = cholesky(Float64Array.of(4, 2, 2, 10), 2)!;
    expect([...lower]).toEqual([2, 0, 1, 3]);
    expect([...solveLower(lower, 2, [2, 7])]).toEqual([1, 2]);
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  });
});
