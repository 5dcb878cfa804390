import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { threefry2x32 } from '../../sim-core/random/threefry.ts';
import { threefry } from './threefry-reference.ts';

interface Vector {
  name: string;
  size: number;
  rounds: number;
  counter: number[];
  key: number[];
  output: number[];
}

const vectors: Vector[] = readFileSync(new URL('./kat-threefry.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name, rounds, ...hex] = line.split(/\s+/);
    const size = hex.length / 3;
    const words = hex.map((word) => parseInt(word, 16));
    return {
      name,
      size,
      rounds: Number(rounds),
      counter: words.slice(0, size),
      key: words.slice(size, 2 * size),
      output: words.slice(2 * size),
    };
  });

const word = fc.integer({ min: 0, max: 0xffffffff });

function draw(counter: readonly number[], key: readonly number[]): number[] {
  const out = new Uint32Array(2);
  threefry2x32(counter[0], counter[1], key[0], key[1], out);
  return [...out];
}

test('the file holds 18 published vectors, 9 for two words and 9 for four', () => {
  expect(vectors.map((vector) => vector.size).filter((size) => size === 2)).toHaveLength(9);
  expect(vectors.map((vector) => vector.size).filter((size) => size === 4)).toHaveLength(9);
});

test.each(vectors)('the reference reproduces $name with $rounds rounds: $output', (vector) => {
  expect(threefry(vector.rounds, vector.counter, vector.key)).toEqual(vector.output);
});

test.each(vectors.filter(({ size, rounds }) => size === 2 && rounds === 20))(
  'the kernel reproduces $name with $rounds rounds: $output',
  (vector) => {
    expect(draw(vector.counter, vector.key)).toEqual(vector.output);
  },
);

test('the kernel agrees with the reference on any counter and key', () => {
  fc.assert(
    fc.property(word, word, word, word, (c0, c1, k0, k1) => {
      expect(draw([c0, c1], [k0, k1])).toEqual(threefry(20, [c0, c1], [k0, k1]));
    }),
    { numRuns: 2000 },
  );
});

test('the kernel takes signed words for the same bits', () => {
  fc.assert(
    fc.property(word, word, word, word, (c0, c1, k0, k1) => {
      expect(draw([c0 | 0, c1 | 0], [k0 | 0, k1 | 0])).toEqual(draw([c0, c1], [k0, k1]));
    }),
  );
});

test('one flipped bit of a counter or a key flips about half of the output', () => {
  // 128 inputs × 64 bits: mean 4096, standard deviation 45.3; two-sided alpha 0.001 per bit, critical value 3.29
  let flippedBits = 0;
  for (let bit = 0; bit < 128; bit++) {
    const input = [11, 22, 33, 44];
    const plain = draw(input.slice(0, 2), input.slice(2));
    input[bit >>> 5] ^= 1 << (bit & 31);
    const flipped = draw(input.slice(0, 2), input.slice(2));
    flippedBits += ones(plain[0] ^ flipped[0]) + ones(plain[1] ^ flipped[1]);
  }
  expect(Math.abs(flippedBits - 4096) / 45.25).toBeLessThan(3.29);
});

function ones(value: number): number {
  return (value >>> 0).toString(2).replaceAll('0', '').length;
}
