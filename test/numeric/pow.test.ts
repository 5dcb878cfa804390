import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pow } from '../../sim-core/numeric/pow.ts';
import { errorInUlps } from './error-in-ulps.ts';
import reference from './reference.json' with { type: 'json' };

const modelBase = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const modelExponent = fc.double({ min: -8, max: 8, noNaN: true });

test('pow errs by less than 0.85 ulp at every reference point', () => {
  let worst = 0;
  for (const [x, y, nearest, remainder] of reference.pow) {
    worst = Math.max(worst, errorInUlps(pow(x, y), nearest, remainder));
  }
  expect(worst).toBeGreaterThan(0.84);
  expect(worst).toBeLessThan(0.85);
});

test('anything to the power 0 is 1, and 1 to any power is 1', () => {
  for (const x of [0, 5e-324, 0.3, 1, 1e300, Infinity, NaN]) expect(pow(x, 0)).toBe(1);
  for (const y of [-Infinity, -8, -0, 0.3, 1e300, Infinity]) expect(pow(1, y)).toBe(1);
});

test('a power of 0 or Infinity is 0 or Infinity', () => {
  expect(pow(0, 2.5)).toBe(0);
  expect(pow(0, -2.5)).toBe(Infinity);
  expect(pow(Infinity, 0.1)).toBe(Infinity);
  expect(pow(Infinity, -0.1)).toBe(0);
});

test('a power beyond the doubles is Infinity, and one below them is 0', () => {
  expect(pow(10, 309)).toBe(Infinity);
  expect(pow(10, -324)).toBe(0);
  expect(pow(2, 1024)).toBe(Infinity);
  expect(pow(2, -1074)).toBe(5e-324);
  expect(pow(2, -1076)).toBe(0);
  expect(pow(1 + 2 ** -52, Infinity)).toBe(Infinity);
  expect(pow(1 - 2 ** -53, Infinity)).toBe(0);
  expect(pow(0.5, -1e300)).toBe(Infinity);
});

test('a power of a negative number or of NaN is NaN', () => {
  expect(pow(-8, 1 / 3)).toBeNaN();
  expect(pow(NaN, 1)).toBeNaN();
  expect(pow(2, NaN)).toBeNaN();
});

test('a number to the power 1 is itself to the bit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true }), (x) => {
      expect(pow(x, 1)).toBe(x);
    }),
  );
});

test('an exact power comes out exact', () => {
  for (let n = 0; n <= 200; n++) {
    expect(pow(n, 2)).toBe(n * n);
    expect(pow(n * n, 0.5)).toBe(n);
    expect(pow(2, n)).toBe(2 ** n);
  }
});

test('pow grows with the base for a positive exponent', () => {
  fc.assert(
    fc.property(modelBase, modelBase, fc.double({ min: 0.01, max: 8, noNaN: true }), (a, b, y) => {
      expect(pow(Math.min(a, b), y)).toBeLessThanOrEqual(pow(Math.max(a, b), y) * (1 + 2 ** -51));
    }),
  );
});

test('pow turns a sum of exponents into a product', () => {
  fc.assert(
    fc.property(modelBase, modelExponent, (x, y) => {
      const product = pow(x, y) * pow(x, -y);
      expect(Math.abs(product - 1)).toBeLessThan(8 * 2 ** -53);
    }),
  );
});
