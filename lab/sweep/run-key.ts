import type { Arm } from '#sim-core';
import { wordOf } from './word-of.ts';

/**
 * What a run is stored under: four unsigned 32-bit words. The first two are the scenario's hash, then the replication, then
 * a word for the arm. The version of the results is that of the whole folder.
 */
export type RunKey = readonly [high: number, low: number, replication: number, arm: number];

const armWords = new Map<string, number>();

/** @param hash of the scenario, 16 hexadecimal digits */
export function runKey(hash: string, arm: Arm, replication: number): RunKey {
  let word = armWords.get(arm);
  if (word === undefined) {
    word = wordOf(arm);
    armWords.set(arm, word);
  }
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16), replication, word];
}
