import { simulateArms } from '#sim-core';
import { type Golden, heavy, portable } from './scenarios.ts';

/** State hashes by arm and step. */
export type Hashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** State hashes of one scenario after step 1, step 12 and the last. */
export function hashesOf({ scenario, arms }: Golden): Hashes {
  const runs = simulateArms(scenario, { arms, hashAfter: [1, 12] });
  return Object.fromEntries(runs.map(({ arm, hashes }) => [arm, hashes]));
}

/** State hashes of the portable scenarios, or of all, by name, as text: the one thing that every engine can hand over. */
export function report(everything: boolean): string {
  const chosen = everything ? [...portable, ...heavy] : portable;
  return JSON.stringify(Object.fromEntries(chosen.map((golden) => [golden.scenario.name, hashesOf(golden)])));
}
