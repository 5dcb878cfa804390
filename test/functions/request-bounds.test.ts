import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ZodObject, ZodType } from 'zod';
import { runOperations, startBody } from '../../functions/contract/runs.ts';
import { cloneBody, importBody, scenarioOperations } from '../../functions/contract/scenarios.ts';
import { sweepBody, sweepOperations } from '../../functions/contract/sweeps.ts';

const page = readFileSync('docs/service.md', 'utf8');
const number = (text: string) => Number(text.replaceAll(',', ''));

/** What each kind of request is checked by. */
const schemas: Readonly<Record<string, readonly ZodObject[]>> = {
  'a run': [startBody],
  'a sweep': [sweepBody],
  'an import': [importBody],
  'a copy': [cloneBody],
  'a list': [
    runOperations.listRuns.query,
    scenarioOperations.listScenarios.query,
    sweepOperations.listSweeps.query,
  ],
  'a list of scenarios': [scenarioOperations.listScenarios.query],
};

const fieldOf = (schema: ZodObject, name: string) => schema.shape[name] as unknown as ZodType;

const numbers = [
  ...page.matchAll(/^\| `(\w+)` \| (a \w+) \| (above 0|[\d,.]+) \| ([\d,.]*) ?\| ([\d,.]*) ?\|$/gm),
].map(([, field, of, least, most, usual]) => ({ field, of, least, most, usual }));

test('the numbers of requests are in the table', () => expect(numbers).toHaveLength(6));

test.each(numbers)(
  '$field of $of: from $least to $most, $usual when left out',
  ({ field, of, least, most, usual }) => {
    for (const schema of schemas[of]) {
      const takes = (value: number) => fieldOf(schema, field).safeParse(value).success;
      if (least === 'above 0') expect([takes(0), takes(1e-9)]).toEqual([false, true]);
      else {
        const step = number(least) % 1 === 0 ? 1 : 1e-9;
        expect([takes(number(least) - step), takes(number(least))]).toEqual([false, true]);
      }
      if (most === '') expect(takes(Number.MAX_SAFE_INTEGER)).toBe(true);
      else {
        const step = number(most) % 1 === 0 ? 1 : 1e-9;
        expect([takes(number(most)), takes(number(most) + step)]).toEqual([true, false]);
      }
      if (usual !== '') expect(fieldOf(schema, field).parse(undefined)).toBe(number(usual));
    }
  },
);

const texts = [...page.matchAll(/^\| `([\w-]+)` \| (an? [\w ]+) \| ([\d,]+) to ([\d,]+) \|$/gm)].map(
  ([, field, of, least, most]) => ({ field, of, least: number(least), most: number(most) }),
);
const bodies = texts.filter(({ of }) => of !== 'a header');

test('the texts of requests are in the table', () => expect(bodies).toHaveLength(8));

test.each(bodies)('$field of $of: $least to $most characters', ({ field, of, least, most }) => {
  for (const schema of schemas[of]) {
    const takes = (length: number) => fieldOf(schema, field).safeParse('x'.repeat(length)).success;
    expect([takes(least - 1), takes(least), takes(most), takes(most + 1)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  }
});

test('a run compares one to eight arms, and describes no network unless asked', () => {
  const { arms, withNetwork } = startBody.shape;
  const takes = (count: number) => arms.safeParse(Array.from({ length: count }, () => 'cluster')).success;
  expect([takes(0), takes(1), takes(8), takes(9)]).toEqual([false, true, true, false]);
  expect(withNetwork.parse(undefined)).toBe(false);
});

test('a run is about exactly one scenario', () => {
  const takes = (scenario: object) => startBody.shape.scenario.safeParse(scenario).success;
  const id = '0'.repeat(26);
  expect(takes({ library: 'biowin' })).toBe(true);
  expect(takes({ id })).toBe(true);
  expect(takes({})).toBe(false);
  expect(takes({ id, library: 'biowin' })).toBe(false);
});
