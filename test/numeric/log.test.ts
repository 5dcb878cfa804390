import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp } from '../../sim-core/numeric/exp.ts';
import { log } from '../../sim-core/numeric/log.ts';
import { errorInUlps } from './error-in-ulps.ts';
import reference from './reference.json' with { type: 'json' };

test('log errs by less than 0.82 ulp at every reference point', () => {
  let worst = 0;
  for (const [x, nearest, remainder] of reference.log) {
    worst = Math.max(worst, errorInUlps(log(x), nearest, remainder));
  }
  expect(worst).toBeGreaterThan(0.81);
  expect(worst).toBeLessThan(0.82);
});

test('log of 1 is 0, of 0 is −Infinity, of Infinity is Infinity', () => {
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-0)).toBe(-Infinity);
  expect(log(Infinity)).toBe(Infinity);
});

test('log of a negative number or of NaN is NaN', () => {
  expect(log(-1)).toBeNaN();
  expect(log(-1e-320)).toBeNaN();
  expect(log(-Infinity)).toBeNaN();
  expect(log(NaN)).toBeNaN();
});

test('log and exp undo each other to a few rounding errors', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(x)));
    }),
  );
});
