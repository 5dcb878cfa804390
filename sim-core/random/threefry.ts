/** The key schedule's parity constant, Skein's C240 cut to 32 bits. */
const parity = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds: two counter words and two key words in, two uniform words out.
 *
 * Written out by hand, since this is the innermost code of the whole program: each group is four rounds
 * (add, rotate, xor) and one injection of the key.
 *
 * Source  Salmon, Moraes, Dror & Shaw (2011) Parallel random numbers: as easy as 1, 2, 3, SC'11
 * Range   all words are 32 bits, signed or unsigned; `out` takes two
 *
 * @example
 * const out = new Uint32Array(2);
 * threefry2x32(0, 0, 0, 0, out); // out is [0x6b200159, 0x99ba4efe]
 */
export function threefry2x32(
  counter0: number,
  counter1: number,
  seed0: number,
  seed1: number,
  out: Uint32Array,
): void {
  const key0 = seed0 | 0;
  const key1 = seed1 | 0;
  const key2 = key0 ^ key1 ^ parity;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;

  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 13) | (x1 >>> 19));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 15) | (x1 >>> 17));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 26) | (x1 >>> 6));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 6) | (x1 >>> 26));
  x0 = (x0 + key1) | 0;
  x1 = (x1 + key2 + 1) | 0;

  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 17) | (x1 >>> 15));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 29) | (x1 >>> 3));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 16) | (x1 >>> 16));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 24) | (x1 >>> 8));
  x0 = (x0 + key2) | 0;
  x1 = (x1 + key0 + 2) | 0;

  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 13) | (x1 >>> 19));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 15) | (x1 >>> 17));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 26) | (x1 >>> 6));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 6) | (x1 >>> 26));
  x0 = (x0 + key0) | 0;
  x1 = (x1 + key1 + 3) | 0;

  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 17) | (x1 >>> 15));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 29) | (x1 >>> 3));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 16) | (x1 >>> 16));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 24) | (x1 >>> 8));
  x0 = (x0 + key1) | 0;
  x1 = (x1 + key2 + 4) | 0;

  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 13) | (x1 >>> 19));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 15) | (x1 >>> 17));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 26) | (x1 >>> 6));
  x0 = (x0 + x1) | 0;
  x1 = x0 ^ ((x1 << 6) | (x1 >>> 26));
  x0 = (x0 + key2) | 0;
  x1 = (x1 + key0 + 5) | 0;

  out[0] = x0;
  out[1] = x1;
}
