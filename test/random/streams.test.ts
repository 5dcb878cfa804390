import { expect, test } from 'vitest';
import { streams } from '../../sim-core/random/streams.ts';

test('every stream has its own number', () => {
  const numbers = Object.values(streams);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every stream number fits the six bits that the key has for it', () => {
  for (const number of Object.values(streams)) {
    expect(Number.isInteger(number) && number >= 0 && number < 64).toBe(true);
  }
});
