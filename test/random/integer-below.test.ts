import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integerBelow } from '../../sim-core/random/integer-below.ts';
import { chiSquare } from './statistics.ts';
import { uniforms } from './uniforms.ts';

test('the result is an integer from 0 to n − 1 for every word and n', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.integer({ min: 1, max: 0xffffffff }),
      (word, n) => {
        const drawn = integerBelow((word + 0.5) / 2 ** 32, n);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true);
      },
    ),
  );
});

test('the smallest uniform gives 0 and the largest gives n − 1', () => {
  for (const n of [1, 2, 3, 1000, 2 ** 31, 2 ** 32 - 1]) {
    expect(integerBelow(0.5 / 2 ** 32, n)).toBe(0);
    expect(integerBelow(1 - 0.5 / 2 ** 32, n)).toBe(n - 1);
  }
});

test('seven faces come up equally often (chi-square, alpha 0.001, 6 degrees of freedom, critical value 22.458)', () => {
  const counts = new Int32Array(7);
  for (const u of uniforms(70_000)) counts[integerBelow(u, 7)]++;
  expect(chiSquare(counts, () => 10_000)).toBeLessThan(22.458);
});
