import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { boundedCheck, faultLimit, wordsFor } from '../../scenarios/bounded-check.ts';
import { parse } from '../../scenarios/parse.ts';

const item = z.strictObject({ a: z.string(), b: z.number() });
const schema = z.strictObject({
  items: z.exactOptional(z.array(item).max(1_000_000)),
  notes: z.array(z.union([z.string(), z.array(z.number())])).default([]),
});

test('a value that takes no bounds is checked as the schema alone does', () => {
  const some = fc.record(
    {
      items: fc.array(fc.record({ a: fc.oneof(fc.string(), fc.nat()), b: fc.nat() }), { maxLength: 30 }),
      notes: fc.array(fc.oneof(fc.string(), fc.boolean(), fc.array(fc.nat())), { maxLength: 30 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(some, (value) => {
      const { faults, read, isWhole } = boundedCheck(schema, value);
      const plain = schema.safeParse(value);
      expect(isWhole).toBe(true);
      expect(faults).toEqual(plain.error?.issues ?? []);
      expect(read).toEqual(plain.data);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('of a list of mistakes so many are looked for, and the rest is left aside', () => {
  for (const value of [
    { items: Array.from({ length: 50_000 }, () => ({})) },
    { notes: Array.from({ length: 50_000 }, () => true) },
    {
      items: Array.from({ length: 2000 }, () => Object.fromEntries(Array.from('abcdefgh', (c, i) => [c, i]))),
    },
  ]) {
    const { faults, isWhole } = boundedCheck(schema, value);
    expect(isWhole).toBe(false);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(faultLimit + 10);
  }
});

test('a list that is too long is told so, and nothing else of it', () => {
  const { faults } = boundedCheck(schema, { items: Array.from({ length: 1_000_001 }, () => 0) });
  expect(faults).toMatchObject([{ code: 'too_big', path: ['items'] }]);
});

test('of names that are not known so many are put into words', () => {
  const value = Object.fromEntries(Array.from({ length: 3 * faultLimit }, (_, i) => [`k${i}`, i]));
  const { faults } = boundedCheck(schema, value);
  const words = wordsFor(faults, (fault) => (fault.code === 'unrecognized_keys' ? fault.keys : []));
  expect(words).toHaveLength(faultLimit);
});

test('a scenario of more mistakes than are looked for is refused without a look at what hangs together', () => {
  const organisations = Array.from({ length: 10_000 }, () => ({ idd: 'x' }));
  const parsing = parse({
    name: 'many',
    title: 'Many',
    description: 'mistakes',
    structure: 'custom',
    organisations,
  });
  expect(parsing.ok ? [] : parsing.issues).toHaveLength(1001);
});
