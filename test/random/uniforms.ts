import { Random } from '../../sim-core/random/random.ts';

/** The seed of every statistical test; never re-rolled to pass. */
export const seed = 20030131;

/** Uniforms of stream 1, by entity; a number, so that no renaming of streams re-rolls a test. */
export function uniforms(count: number): Float64Array {
  const random = new Random(seed, 0);
  return Float64Array.from({ length: count }, (_, entity) => random.draw(1, entity, 0));
}
