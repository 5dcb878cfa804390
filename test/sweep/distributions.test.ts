import { expect, test } from 'vitest';
import { cutNormal, logUniform, triangular, uniform } from '../../lab/sweep/distributions.ts';
import { sweepOf } from './fixture.ts';

const shares = [0, 0.1, 0.25, 0.5, 0.9, 1];
const at = (quantile: (share: number) => number) => shares.map((share) => Number(quantile(share).toFixed(9)));

test('a uniform range is as far along as its share', () => {
  expect(at(uniform(2, 12))).toEqual([2, 3, 4.5, 7, 11, 12]);
});

test('a log-uniform range grows by equal ratios, and its ends are exact', () => {
  expect(at(logUniform(1, 10_000))).toEqual([1, 2.511886432, 10, 100, 3981.071705535, 10_000]);
  expect([logUniform(0.1, 0.7)(0), logUniform(0.1, 0.7)(1)]).toEqual([0.1, 0.7]);
});

test('a triangular range has its mass on either side of the mode as the triangle has', () => {
  // R, package triangle: qtriangle(c(0, .1, .25, .5, .9, 1), 0, 8, 2): below the mode √(16 p), above it 8 − √(48 (1 − p)).
  expect(at(triangular(0, 2, 8))).toEqual([
    0,
    Number(Math.sqrt(1.6).toFixed(9)),
    2,
    Number((8 - Math.sqrt(24)).toFixed(9)),
    Number((8 - Math.sqrt(4.8)).toFixed(9)),
    8,
  ]);
  expect(at(triangular(0, 0, 1))[3]).toBeCloseTo(1 - Math.sqrt(0.5), 9);
  expect(triangular(3, 3, 3)(0.7)).toBe(3);
});

test('a normal is cut at its limits, with the mass between them', () => {
  // R: qnorm(pnorm(-1) + p * (pnorm(2) - pnorm(-1))) * 3 + 10
  const quantile = cutNormal(10, 3, 7, 16);
  expect([0, 1].map(quantile)).toEqual([7, 16]);
  expect(quantile(0.5)).toBeCloseTo(10.513491754, 8);
  expect(cutNormal(0, 1, -1, 1)(0.5)).toBeCloseTo(0, 9);
  expect(cutNormal(5, 1e-9, 0, 1)(0.5)).toBe(1);
});

test('whole numbers stay within the whole numbers of their range', () => {
  const { factors } = sweepOf({
    factors: [{ at: 'organisationCount', min: 4.2, max: 7.9 }],
    design: { kind: 'sobol', points: 8 },
  });
  expect([0, 0.3, 0.5, 1].map((share) => factors[0].valueOf(share))).toEqual([5, 5, 6, 7]);
});
