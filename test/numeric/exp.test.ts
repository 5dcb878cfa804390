import { expect, test } from 'vitest';
import { exp } from '../../sim-core/numeric/exp.ts';
import { errorInUlps } from './error-in-ulps.ts';
import reference from './reference.json' with { type: 'json' };

test('exp errs by less than 0.86 ulp at every reference point', () => {
  let worst = 0;
  for (const [x, nearest, remainder] of reference.exp) {
    worst = Math.max(worst, errorInUlps(exp(x), nearest, remainder));
  }
  expect(worst).toBeGreaterThan(0.85);
  expect(worst).toBeLessThan(0.86);
});

test('exp reaches 0 and Infinity exactly where a double must', () => {
  expect(exp(709.782712893384)).toBeLessThan(Infinity);
  expect(exp(709.7827128933841)).toBe(Infinity);
  expect(exp(-745.1332191019411)).toBe(5e-324);
  expect(exp(-745.1332191019412)).toBe(0);
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(-Infinity)).toBe(0);
});

test('exp of 0 is 1 and exp of NaN is NaN', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-0)).toBe(1);
  expect(exp(NaN)).toBeNaN();
});

test('exp never falls, across every change of exponent', () => {
  let falls = 0;
  for (let k = -1074; k <= 1023; k++) {
    const border = (k + 0.5) * 0.6931471805599453;
    for (let step = -20; step < 20; step++) {
      const spacing = Math.abs(border) * 2 ** -52;
      if (exp(border + step * spacing) > exp(border + (step + 1) * spacing)) falls++;
    }
  }
  expect(falls).toBe(0);
});
