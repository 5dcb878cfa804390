import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Hashes, hashesOf } from './harness.ts';
import { heavy, portable } from './scenarios.ts';

/** Pinned by `node scripts/engines.mjs --write`, and by nothing else. */
function pinned(name: string): Hashes {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as Hashes;
}

const goldens = [...portable, ...heavy];

test.each(goldens.map((golden) => [golden.scenario.name, golden] as const))(
  'the state of the %s region after step 1, step 12 and the last, and its record, are the pinned ones',
  (name, golden) => {
    const hashes = hashesOf(golden);
    expect(hashes).toEqual(pinned(name));
    const { burnInYears, branchYears, stepsPerYear } = golden.scenario.parameters;
    const last = String((burnInYears + branchYears) * stepsPerYear);
    expect(Object.keys(hashes)).toEqual([...golden.arms]);
    for (const ofArm of Object.values(hashes))
      expect(Object.keys(ofArm)).toEqual(['1', '12', last, 'record']);
  },
);

test('every pinned file belongs to a scenario', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(goldens.map(({ scenario }) => `${scenario.name}.json`).sort());
});
