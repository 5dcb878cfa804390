import { expect, test } from 'vitest';
import { cos } from '../../sim-core/numeric/cos.ts';
import { sin } from '../../sim-core/numeric/sin.ts';
import { errorInUlps } from './error-in-ulps.ts';
import reference from './sine-reference.json' with { type: 'json' };

function worstError(curve: (x: number) => number, rows: readonly number[][]): number {
  let worst = 0;
  for (const [x, nearest, remainder] of rows)
    worst = Math.max(worst, errorInUlps(curve(x), nearest, remainder));
  return worst;
}

test('sin errs by less than 0.78 ulp at every reference point, near its zeros too', () => {
  const worst = worstError(sin, reference.sin);
  expect(worst).toBeGreaterThan(0.77);
  expect(worst).toBeLessThan(0.78);
});

test('cos errs by less than 0.74 ulp at every reference point, near its zeros too', () => {
  const worst = worstError(cos, reference.cos);
  expect(worst).toBeGreaterThan(0.73);
  expect(worst).toBeLessThan(0.74);
});

test('sin is odd and cos is even, bit for bit', () => {
  for (const [x] of reference.sin) {
    expect(sin(-x) + 0).toBe(-sin(x) + 0);
    expect(cos(-x)).toBe(cos(x));
  }
});

test('sin and cos are NaN where the reduction would lose bits, and for NaN', () => {
  for (const curve of [sin, cos]) {
    for (const x of [1048576, -1048576]) expect(curve(x)).not.toBeNaN();
    for (const x of [1048576.0000000003, -1048576.0000000003, Infinity, -Infinity, NaN])
      expect(curve(x)).toBeNaN();
  }
});

test('a quarter of a turn away sin is cos', () => {
  expect(sin(0)).toBe(0);
  expect(cos(0)).toBe(1);
  expect(sin(1.5707963267948966)).toBe(1);
  expect(cos(3.141592653589793)).toBe(-1);
});
