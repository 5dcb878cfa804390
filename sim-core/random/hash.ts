/** The multipliers of MurmurHash3's two lanes. */
const firstMultiplier = 0xcc9e2d51;
const secondMultiplier = 0x1b873593;

/** Starting values of the two lanes: the first words of the fraction of π, so that an empty state does not hash to 0. */
const firstStart = 0x243f6a88;
const secondStart = 0x85a308d3;

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The bits of a NaN differ by processor: every one is hashed as this high word over 0. */
const canonicalNaN = 0x7ff80000;
const canonicalNaN32 = 0x7fc00000;

export type HashedView =
  Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/**
 * One well-mixed word from two: every input bit flips every output bit about half of the time.
 *
 * Source  Appleby, A. (2011) MurmurHash3_x86_32, two blocks and the finaliser
 * Range   any 32-bit words; the result is unsigned
 *
 * @example mix(1, 2) !== mix(2, 1)
 */
export function mix(a: number, b: number): number {
  return avalanche(absorb(absorb(firstStart, a), b)) >>> 0;
}

/**
 * A 64-bit hash of a state, added column by column: equal hashes mean, for all practical purposes, equal bytes.
 *
 * Two MurmurHash3 lanes, one for the even words and one for the odd, each stirred into the other. The length closes every
 * column, so that a byte cannot move unseen from one column to the next. Every NaN is the same NaN. No defence against forgery.
 *
 * Source  Appleby, A. (2011) MurmurHash3
 *
 * @example new StateHash().add(Int32Array.of(1, 2, 3)).hex() // 16 hexadecimal digits
 */
export class StateHash {
  private first = firstStart | 0;
  private second = secondStart | 0;

  /** @throws Error on a big-endian host, where the bytes of a number stand in another order */
  constructor() {
    if (!isLittleEndian) throw new Error('state hash requires a little-endian host');
  }

  /** Takes in one column; the order of calls matters. */
  add(view: HashedView): this {
    if (view instanceof Float64Array) this.addDoubles(view);
    else if (view instanceof Float32Array) this.addSingles(view);
    else this.addIntegers(view);
    this.addPair(view.byteLength, view.BYTES_PER_ELEMENT);
    return this;
  }

  /** The hash so far, as 16 hexadecimal digits; more may be added after it. */
  hex(): string {
    const first = avalanche(this.first + this.second);
    const second = avalanche(this.second + first);
    return hexWord(first) + hexWord(second);
  }

  private addDoubles(view: Float64Array): void {
    const words = new Uint32Array(view.buffer, view.byteOffset, view.length * 2);
    for (let row = 0; row < view.length; row++) {
      const value = view[row];
      if (value === value) this.addPair(words[2 * row], words[2 * row + 1]);
      else this.addPair(0, canonicalNaN);
    }
  }

  private addSingles(view: Float32Array): void {
    const words = new Uint32Array(view.buffer, view.byteOffset, view.length);
    for (let row = 0; row < view.length; row++) {
      const value = view[row];
      this.addPair(value === value ? words[row] : canonicalNaN32, 0);
    }
  }

  private addIntegers(view: Exclude<HashedView, Float64Array | Float32Array>): void {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const wordCount = aligned.byteLength >>> 2;
    const words = new Uint32Array(aligned.buffer, aligned.byteOffset, wordCount);
    for (let word = 0; word + 1 < wordCount; word += 2) this.addPair(words[word], words[word + 1]);
    const lastWord = wordCount % 2 === 1 ? words[wordCount - 1] : 0;
    let lastBytes = 0;
    for (let byte = wordCount * 4; byte < aligned.byteLength; byte++)
      lastBytes = (lastBytes << 8) | aligned[byte];
    this.addPair(lastWord, lastBytes);
  }

  private addPair(even: number, odd: number): void {
    this.first = (absorb(this.first, even) + this.second) | 0;
    this.second = (absorb(this.second, odd) + this.first) | 0;
  }
}

/** One MurmurHash3 block: scrambles a word and folds it into the state. */
function absorb(state: number, word: number): number {
  const product = Math.imul(word, firstMultiplier);
  const folded = state ^ Math.imul((product << 15) | (product >>> 17), secondMultiplier);
  return (Math.imul((folded << 13) | (folded >>> 19), 5) + 0xe6546b64) | 0;
}

/** MurmurHash3's finaliser, a bijection of 32-bit words. */
function avalanche(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
