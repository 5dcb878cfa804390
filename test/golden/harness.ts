import { simulateArms } from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { type Golden, heavy, portable } from './scenarios.ts';

/** Hashes by arm: of the state by step, and of all that was recorded. */
export type Hashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Hashes of one scenario: the state after step 1, step 12 and the last, and every measure of every step. */
export function hashesOf({ scenario, arms }: Golden): Hashes {
  const runs = simulateArms(scenario, { arms, hashAfter: [1, 12] });
  return Object.fromEntries(
    runs.map(({ arm, hashes, series }) => [arm, { ...hashes, record: new StateHash().add(series).hex() }]),
  );
}

/** Hashes of the portable scenarios, or of all, by name, as text: the one thing that every engine can hand over. */
export function report(everything: boolean): string {
  const chosen = everything ? [...portable, ...heavy] : portable;
  return JSON.stringify(Object.fromEntries(chosen.map((golden) => [golden.scenario.name, hashesOf(golden)])));
}
