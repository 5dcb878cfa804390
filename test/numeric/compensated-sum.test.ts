import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compensatedSum } from '../../sim-core/numeric/compensated-sum.ts';

/** Doubles of very different sizes that are all whole multiples of 2^-40, so that BigInt can add them exactly. */
const multiples = fc.array(
  fc.tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: -40, max: 40 })),
  { minLength: 1, maxLength: 300 },
);

test('values that cancel leave what a plain sum loses', () => {
  const values = Float64Array.of(1, 1e100, 1, -1e100);
  expect(values.reduce((sum, value) => sum + value)).toBe(0);
  expect(compensatedSum(values)).toBe(2);
});

test('a million tenths make a hundred thousand', () => {
  const tenths = new Float64Array(1_000_000).fill(0.1);
  expect(tenths.reduce((sum, value) => sum + value)).not.toBe(100_000);
  expect(compensatedSum(tenths)).toBe(100_000);
});

test('the sum agrees with exact integers to the last place', () => {
  fc.assert(
    fc.property(multiples, (parts) => {
      const values = Float64Array.from(parts, ([factor, exponent]) => factor * 2 ** exponent);
      const exact = parts.reduce(
        (sum, [factor, exponent]) => sum + (BigInt(factor) << BigInt(exponent + 40)),
        0n,
      );
      const nearest = Number(exact) * 2 ** -40;
      const tolerance = 2 ** -52 * Math.abs(nearest) + 300 * 300 * 2 ** -106 * 300 * 2 ** 71;
      expect(Math.abs(compensatedSum(values) - nearest)).toBeLessThanOrEqual(tolerance);
    }),
  );
});

test('only the first count values are added', () => {
  expect(compensatedSum(Float64Array.of(1, 2, 4, 8), 2)).toBe(3);
  expect(compensatedSum(Float64Array.of(1, 2, 4, 8), 0)).toBe(0);
});

test('the sum of no values is 0', () => {
  expect(compensatedSum(new Float64Array(0))).toBe(0);
});
