import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clamp } from '../../sim-core/numeric/clamp.ts';

test('clamp takes the middle one of the value and its bounds', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true }),
      (x, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(clamp(x, low, high) + 0).toBe(Float64Array.of(low, x, high).sort()[1] + 0);
      },
    ),
  );
});

test('clamp keeps NaN visible', () => {
  expect(clamp(NaN, 0, 1)).toBeNaN();
});
