import { expect, test } from 'vitest';
import { fractionalFactorial, letters } from '../../lab/designs/fractional-factorial.ts';
import { fullFactorial } from '../../lab/designs/full-factorial.ts';
import { latinHypercube } from '../../lab/designs/latin-hypercube.ts';
import { sobol, sobolFactorLimit } from '../../lab/designs/sobol.ts';

test('a design has 1 to 10,000,000 points', () => {
  expect(fullFactorial([10_000, 1000]).count).toBe(10_000_000);
  expect(() => fullFactorial([10_000_001])).toThrow('1 to 10000000 points (pointLimit), not 10000001');
  expect(() => fullFactorial([3, 0])).toThrow('1 to 10000000 points (pointLimit), not 0');
});

test('a fractional factorial has 1 to 20 basic factors, 25 factors in all, and 16 generators at most', () => {
  const generators = (basic: number, count: number) =>
    Array.from({ length: count }, (_, i) => `${letters[basic + i]}=AB`);
  expect(letters).toHaveLength(25);
  expect(fractionalFactorial(21, generators(20, 1)).count).toBe(2 ** 20);
  expect(() => fractionalFactorial(22, generators(21, 1))).toThrow(
    '1 to 20 basic factors of 25 in all, not 21 of 22',
  );
  expect(() => fractionalFactorial(1, ['A=AB'])).toThrow('1 to 20 basic factors');
  expect(() => fractionalFactorial(26, generators(20, 6))).toThrow('of 25 in all');
  expect(fractionalFactorial(25, generators(9, 16)).count).toBe(2 ** 9);
  expect(() => fractionalFactorial(25, generators(8, 17))).toThrow(
    'at most 16 generators (generatorLimit), not 17',
  );
});

test('a generator names its own factor, and two or more basic ones once each', () => {
  expect(fractionalFactorial(3, ['C = A B']).definingWords).toEqual(['ABC']);
  for (const wrong of ['C=A', 'C=AA', 'D=AB', 'C=AC', 'AB', 'C=--AB'])
    expect(() => fractionalFactorial(3, [wrong]), wrong).toThrow(
      'a generator requires C= and two or more of AB',
    );
});

test('Sobol’ points have as many factors as there are direction numbers, and no more', () => {
  expect(() => sobol(2, sobolFactorLimit)).not.toThrow();
  expect(() => sobol(2, sobolFactorLimit + 1)).toThrow(String(sobolFactorLimit));
});

test('points of a Latin hypercube are pushed apart as far as they were when they were pinned', () => {
  // Sweeps that are stored go on only where the same seed gives the same points.
  const least = (count: number, factors: number) => {
    const design = latinHypercube(count, factors, 1);
    const points = Array.from({ length: count }, (_, i) => {
      const point = new Float64Array(factors);
      design.at(i, point);
      return [...point];
    });
    return Math.min(
      ...points.flatMap((one, i) =>
        points.slice(0, i).map((other) => Math.hypot(...one.map((x, k) => x - other[k]))),
      ),
    );
  };
  expect([least(9, 2), least(20, 3), least(30, 5)].map((distance) => Number(distance.toFixed(6)))).toEqual([
    0.31427, 0.353553, 0.592546,
  ]);
});
