import { StateHash } from '#sim-core/random/hash.ts';

/** An unsigned 32-bit word that stands for a text: the key of a design's luck, or an arm in a run's key. */
export function wordOf(text: string): number {
  return Number.parseInt(new StateHash().add(new TextEncoder().encode(text)).hex().slice(0, 8), 16);
}
