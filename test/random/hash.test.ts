import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mix, StateHash } from '../../sim-core/random/hash.ts';
import { criticalNormal, chiSquare } from './statistics.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const columns = fc.array(
  fc.oneof(
    fc.uint8Array(),
    fc.int16Array(),
    fc.int32Array(),
    fc.uint32Array(),
    fc.float32Array(),
    fc.float64Array(),
  ),
  { maxLength: 4 },
);
type Column = Parameters<StateHash['add']>[0];

function hashOf(...views: Column[]): string {
  const hash = new StateHash();
  for (const view of views) hash.add(view);
  return hash.hex();
}

test('mix gives an unsigned word for any two words, signed or not', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const mixed = mix(a, b);
      expect(mixed).toBe(mixed >>> 0);
      expect(mix(a | 0, b | 0)).toBe(mixed);
    }),
  );
});

test('mix of words that differ in one place differs, since it is a bijection of either', () => {
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      fc.pre(b !== c);
      expect(mix(a, b)).not.toBe(mix(a, c));
      expect(mix(b, a)).not.toBe(mix(c, a));
    }),
  );
});

test('every bit of either word flips about half of the bits of the mix (alpha 0.001 over 64 bits, critical value 4.32)', () => {
  const trials = 500;
  for (let bit = 0; bit < 64; bit++) {
    let flipped = 0;
    for (let i = 0; i < trials; i++) {
      const a = Math.imul(i, 0x9e3779b9);
      const changed = bit < 32 ? mix(a ^ (1 << bit), i) : mix(a, i ^ (1 << (bit - 32)));
      flipped += ones(mix(a, i) ^ changed);
    }
    // alpha 0.001 over 64 bits: 0.0000156 each, critical value 4.32
    expect(Math.abs(flipped - trials * 16) / Math.sqrt(trials * 8), `bit ${bit}`).toBeLessThan(4.32);
  }
});

test('mixes of neighbouring pairs are uniform over 256 cells (chi-square, alpha 0.001, critical value 330.52)', () => {
  const counts = new Int32Array(256);
  for (let a = 0; a < 256; a++) for (let b = 0; b < 256; b++) counts[mix(a, b) & 255]++;
  expect(chiSquare(counts, () => 256)).toBeLessThan(330.52);
});

test('a state hash is 16 hexadecimal digits, and equal states have equal ones', () => {
  fc.assert(
    fc.property(columns, (views) => {
      expect(hashOf(...views)).toMatch(/^[0-9a-f]{16}$/);
      expect(hashOf(...views.map((view) => view.slice()))).toBe(hashOf(...views));
    }),
  );
});

test('the hash of no columns and of three small ones is pinned', () => {
  expect(hashOf()).toBe('e593c3130c1da59f');
  expect(hashOf(Int32Array.of(1, -2, 3), Float64Array.of(0.1, -0), Uint8Array.of(9))).toBe(
    'b05ac396f05ad7cd',
  );
});

test('one flipped bit anywhere in a column changes the hash', () => {
  const bytes = Uint8Array.from({ length: 79 }, (_, i) => (i * 37) & 255);
  const hashes = new Set([hashOf(bytes)]);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >>> 3] ^= 1 << (bit & 7);
    hashes.add(hashOf(bytes));
    bytes[bit >>> 3] ^= 1 << (bit & 7);
  }
  expect(hashes.size).toBe(79 * 8 + 1);
});

test('one flipped bit of a column of doubles flips about half of the digits’ bits (alpha 0.001, critical value 3.2905)', () => {
  const doubles = Float64Array.from({ length: 16 }, (_, i) => i / 7);
  const bytes = new Uint8Array(doubles.buffer);
  const plain = BigInt(`0x${hashOf(doubles)}`);
  let flipped = 0;
  for (let bit = 0; bit < 1024; bit++) {
    bytes[bit >>> 3] ^= 1 << (bit & 7);
    flipped += (plain ^ BigInt(`0x${hashOf(doubles)}`)).toString(2).replaceAll('0', '').length;
    bytes[bit >>> 3] ^= 1 << (bit & 7);
  }
  expect(Math.abs(flipped - 1024 * 32) / Math.sqrt(1024 * 16)).toBeLessThan(criticalNormal);
});

test('the order of columns and the border between them count', () => {
  const [a, b] = [Int32Array.of(1, 2), Int32Array.of(3)];
  expect(hashOf(a, b)).not.toBe(hashOf(b, a));
  expect(hashOf(a, b)).not.toBe(hashOf(Int32Array.of(1, 2, 3)));
  expect(hashOf(a, b)).not.toBe(hashOf(Int32Array.of(1), Int32Array.of(2, 3)));
  expect(hashOf(a, new Int32Array(0))).not.toBe(hashOf(a));
});

test('zeros of another count or another width hash apart', () => {
  const zeros: Column[] = [
    new Uint8Array(3),
    new Uint8Array(4),
    new Int16Array(2),
    new Int32Array(1),
    new Int32Array(2),
  ];
  zeros.push(new Float64Array(1), new Float64Array(2));
  expect(new Set(zeros.map((view) => hashOf(view))).size).toBe(zeros.length);
});

test('a view hashes its own values, wherever it lies in its buffer', () => {
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => i * 3);
  for (let offset = 0; offset < 8; offset++) {
    const view = bytes.subarray(offset, offset + 21);
    expect(hashOf(view)).toBe(hashOf(view.slice()));
  }
  const doubles = Float64Array.of(1, 2, 3, 4);
  expect(hashOf(doubles.subarray(1, 3))).toBe(hashOf(Float64Array.of(2, 3)));
});

test('every NaN hashes alike, and apart from other values', () => {
  const bits = new BigUint64Array([0x7ff8000000000000n, 0xfff8000000000000n, 0x7ff0000000000001n]);
  const [first, ...rest] = Array.from(bits, (_, i) => hashOf(new Float64Array(bits.buffer, i * 8, 1)));
  expect(rest).toEqual([first, first]);
  expect(hashOf(Float64Array.of(Infinity))).not.toBe(first);
  const words = Uint32Array.of(0x7fc00000, 0xffc00001);
  expect(hashOf(new Float32Array(words.buffer, 0, 1))).toBe(hashOf(new Float32Array(words.buffer, 4, 1)));
});

test('0 and −0 hash apart, since their bits differ', () => {
  expect(hashOf(Float64Array.of(0))).not.toBe(hashOf(Float64Array.of(-0)));
});

test('reading the hash does not change it', () => {
  const hash = new StateHash().add(Int32Array.of(1));
  const early = hash.hex();
  expect(hash.hex()).toBe(early);
  expect(hash.add(Int32Array.of(2)).hex()).toBe(hashOf(Int32Array.of(1), Int32Array.of(2)));
});

test('a hundred thousand counters have a hundred thousand hashes', () => {
  const counter = new Int32Array(3);
  const hashes = new Set<string>();
  for (let i = 0; i < 100_000; i++) {
    counter[i % 3] = i;
    hashes.add(hashOf(counter));
  }
  expect(hashes.size).toBe(100_000);
});

function ones(value: number): number {
  return (value >>> 0).toString(2).replaceAll('0', '').length;
}
