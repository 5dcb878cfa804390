import { threefry2x32 } from './threefry.ts';

/** 2^−32, the width of one word on the unit interval. */
const wordWidth = 2.3283064365386963e-10;

/** Streams share the second key word with the replication: 6 bits for them, 26 bits for it. */
const streamLimit = 64;
const replicationLimit = 67108864;
const seedLimit = 4294967296;

/**
 * Keyed uniform draws: the key is (seed, replication · 64 + stream), the counter is (entity, index).
 *
 * A draw depends on its own address and on nothing drawn before it, so no arm, lever or worker count shifts the luck of another.
 *
 * @example
 * const random = new Random(42, 0);
 * const u = random.draw(streams.terms, organisation, month); // strictly inside (0, 1)
 * const v = random.second; // the sibling uniform of the same draw
 */
export class Random {
  private readonly key0: number;
  private readonly key1: number;
  private readonly words = new Uint32Array(2);

  /**
   * @param seed        integer, 0 ≤ seed < 2^32
   * @param replication integer, 0 ≤ replication < 2^26
   * @throws RangeError if either is no integer or outside its range
   */
  constructor(seed: number, replication: number) {
    requireInteger('seed', seed, seedLimit);
    requireInteger('replication', replication, replicationLimit);
    this.key0 = seed | 0;
    this.key1 = (replication * streamLimit) | 0;
  }

  /**
   * The uniform at one address, (word + ½) / 2^32, never 0 and never 1; unchecked, being the hottest call of the program.
   *
   * @param stream which kind of luck, one of `streams`, integer in [0, 64)
   * @param entity whose luck, integer in [0, 2^32)
   * @param index  which draw of it, mostly the month, integer in [0, 2^32)
   */
  draw(stream: number, entity: number, index: number): number {
    const words = this.words;
    // As signed words: the engine would else put every one above 2^31 into an object of its own.
    threefry2x32(entity | 0, index | 0, this.key0, (this.key1 + stream) | 0, words);
    return (words[0] + 0.5) * wordWidth;
  }

  /** The second uniform of the last draw, independent of the first. */
  get second(): number {
    return (this.words[1] + 0.5) * wordWidth;
  }

  /** The 32 bits under the last draw, as an unsigned integer. */
  get word0(): number {
    return this.words[0];
  }

  /** The 32 bits under `second`, as an unsigned integer. */
  get word1(): number {
    return this.words[1];
  }
}

function requireInteger(name: string, value: number, limit: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= limit) {
    throw new RangeError(`${name} requires an integer in [0, ${limit}), not ${value}`);
  }
}
