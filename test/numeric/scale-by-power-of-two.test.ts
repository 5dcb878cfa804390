import { expect, test } from 'vitest';
import { exponentOf } from '../../sim-core/numeric/exponent-of.ts';
import { lowestExponent, powersOfTwo } from '../../sim-core/numeric/powers-of-two.ts';
import { scaleByPowerOfTwo } from '../../sim-core/numeric/scale-by-power-of-two.ts';

test('the table holds every power of two that a double can', () => {
  for (let k = -1074; k <= 1023; k++) expect(powersOfTwo[k - lowestExponent]).toBe(2 ** k);
  expect(powersOfTwo[0] / 2).toBe(0);
  expect(powersOfTwo[powersOfTwo.length - 1] * 2).toBe(Infinity);
});

test('scaling by a power of two is exact between the smallest normal and the largest double', () => {
  for (let k = -1022; k <= 1022; k++)
    expect(scaleByPowerOfTwo(1.75, k) / powersOfTwo[k - lowestExponent]).toBe(1.75);
});

test('scaling rounds once where the result is subnormal', () => {
  expect(scaleByPowerOfTwo(1.5, -1074)).toBe(1e-323);
  expect(scaleByPowerOfTwo(1.25, -1074)).toBe(5e-324);
  expect(scaleByPowerOfTwo(1.75 + 2 ** -50, -1073)).toBe(2e-323);
  expect(scaleByPowerOfTwo(0.7, 1024)).toBe(0.7 * 2 * 2 ** 1023);
  expect(scaleByPowerOfTwo(1.1, 1024)).toBe(Infinity);
  expect(scaleByPowerOfTwo(0.9, -1076)).toBe(0);
});

test('the exponent changes at the cut and nowhere else', () => {
  const complementOfRootTwo = 0x95f64;
  for (let k = -1022; k <= 1023; k++) {
    const power = powersOfTwo[k - lowestExponent];
    expect(exponentOf(power, complementOfRootTwo)).toBe(k);
    expect(exponentOf(1.414211 * power, complementOfRootTwo)).toBe(k);
    expect(exponentOf(1.414212 * power, complementOfRootTwo)).toBe(k + 1);
    expect(exponentOf(1.999999 * power, complementOfRootTwo)).toBe(k + 1);
  }
});
