import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../sim-core/random/random.ts';
import { chiSquare, criticalKolmogorov, criticalNormal, kolmogorovSmirnov, mean } from './statistics.ts';
import { threefry } from './threefry-reference.ts';
import { seed, uniforms } from './uniforms.ts';

/** Streams by number, so that no renaming re-rolls a test. */
const issue = 0;
const terms = 1;
const notice = 2;
const shock = 3;

const word = fc.integer({ min: 0, max: 0xffffffff });
const replication = fc.integer({ min: 0, max: 2 ** 26 - 1 });
const stream = fc.integer({ min: 0, max: 63 });

test('a draw is Threefry with key (seed, replication · 64 + stream) and counter (entity, index)', () => {
  fc.assert(
    fc.property(word, replication, stream, word, word, (anySeed, r, s, entity, index) => {
      const random = new Random(anySeed, r);
      const u = random.draw(s, entity, index);
      const [word0, word1] = threefry(20, [entity, index], [anySeed, r * 64 + s]);
      expect([random.word0, random.word1]).toEqual([word0, word1]);
      expect(u).toBe((word0 + 0.5) / 2 ** 32);
      expect(random.second).toBe((word1 + 0.5) / 2 ** 32);
    }),
    { numRuns: 1000 },
  );
});

test('the smallest and the largest word stay strictly inside (0, 1)', () => {
  expect((0 + 0.5) / 2 ** 32).toBeGreaterThan(0);
  expect((0xffffffff + 0.5) / 2 ** 32).toBeLessThan(1);
  const sample = uniforms(1_000_000);
  expect(sample.every((u) => u > 0 && u < 1)).toBe(true);
});

test('draws from one stream change no draw of another', () => {
  const alone = new Random(seed, 3);
  const crowded = new Random(seed, 3);
  for (let month = 0; month < 200; month++) {
    for (let extra = 0; extra < month % 7; extra++) crowded.draw(notice, extra, month);
    expect(crowded.draw(terms, 5, month)).toBe(alone.draw(terms, 5, month));
  }
});

test('one more entity leaves the luck of every other as it was', () => {
  const random = new Random(seed, 0);
  const before = Array.from({ length: 50 }, (_, entity) => random.draw(shock, entity, 12));
  random.draw(shock, 50, 12);
  const after = Array.from({ length: 50 }, (_, entity) => random.draw(shock, entity, 12));
  expect(after).toEqual(before);
});

test('a draw differs when seed, replication, stream, entity or index differs', () => {
  const base = [seed, 1, 2, 3, 4] as const;
  const words = new Set<string>([address(...base)]);
  for (let part = 0; part < 5; part++) {
    const other: [number, number, number, number, number] = [...base];
    other[part] += 1;
    words.add(address(...other));
  }
  expect(words.size).toBe(6);
});

test('a million neighbouring addresses give a million different pairs of words', () => {
  const random = new Random(seed, 0);
  const pairs = new Set<number>();
  for (let entity = 0; entity < 1000; entity++) {
    for (let index = 0; index < 1000; index++) {
      random.draw(issue, entity, index);
      pairs.add((random.word0 & 0x1fffff) * 2 ** 32 + random.word1);
    }
  }
  expect(pairs.size).toBe(1_000_000);
});

test.each([
  [-1, 0],
  [2 ** 32, 0],
  [0.5, 0],
  [NaN, 0],
  [0, -1],
  [0, 2 ** 26],
  [0, 1.5],
  [0, Infinity],
])('seed %d with replication %d is a range error', (badSeed, badReplication) => {
  expect(() => new Random(badSeed, badReplication)).toThrow(RangeError);
});

test('the largest seed and replication are allowed', () => {
  expect(new Random(2 ** 32 - 1, 2 ** 26 - 1).draw(63, 0, 0)).toBeGreaterThan(0);
});

test('draws are uniform over 256 cells (chi-square, alpha 0.001, 255 degrees of freedom, critical value 330.52)', () => {
  const counts = new Int32Array(256);
  for (const u of uniforms(256_000)) counts[Math.floor(u * 256)]++;
  expect(chiSquare(counts, () => 1000)).toBeLessThan(330.52);
});

test('draws are uniform (Kolmogorov–Smirnov, alpha 0.001, critical value 1.9495)', () => {
  expect(kolmogorovSmirnov(uniforms(100_000), (u) => u)).toBeLessThan(criticalKolmogorov);
});

test('both uniforms of a draw, and neighbours by entity, month, stream and replication, are independent (alpha 0.001 each, critical value 3.2905)', () => {
  const count = 100_000;
  const random = new Random(seed, 0);
  const sibling = new Random(seed, 1);
  const neighbours: Record<string, (entity: number) => number> = {
    second: (entity) => (random.draw(1, entity, 0), random.second),
    entity: (entity) => random.draw(1, entity + 1, 0),
    month: (entity) => random.draw(1, entity, 1),
    stream: (entity) => random.draw(2, entity, 0),
    replication: (entity) => sibling.draw(1, entity, 0),
  };
  for (const [name, neighbour] of Object.entries(neighbours)) {
    const products = Float64Array.from(
      { length: count },
      (_, entity) => (random.draw(1, entity, 0) - 0.5) * (neighbour(entity) - 0.5),
    );
    // the product of two centred uniforms has variance 1/144
    expect(Math.abs(mean(products)) * 12 * Math.sqrt(count), name).toBeLessThan(criticalNormal);
  }
});

function address(anySeed: number, r: number, s: number, entity: number, index: number): string {
  const random = new Random(anySeed, r);
  random.draw(s, entity, index);
  return `${random.word0} ${random.word1}`;
}
