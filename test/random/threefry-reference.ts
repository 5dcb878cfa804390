const parity = 0x1bd11bda;

/** Rotations by round (cyclic) and by pair of words. */
const rotations = new Map<number, readonly (readonly number[])[]>([
  [2, [[13], [15], [26], [6], [17], [29], [16], [24]]],
  [
    4,
    [
      [10, 26],
      [11, 21],
      [13, 27],
      [23, 5],
      [6, 20],
      [17, 11],
      [25, 10],
      [18, 20],
    ],
  ],
]);

/**
 * Threefry with two or four words and any number of rounds, written from the definition, not for speed.
 *
 * Source  Salmon, Moraes, Dror & Shaw (2011) Parallel random numbers: as easy as 1, 2, 3, SC'11
 */
export function threefry(rounds: number, counter: readonly number[], key: readonly number[]): number[] {
  const size = counter.length;
  const schedule = [...key, key.reduce((all, word) => all ^ word, parity)];
  const words = counter.map((word, i) => (word + key[i]) >>> 0);
  for (let round = 0; round < rounds; round++) {
    const rotation = rotations.get(size)![round % 8];
    for (let pair = 0; pair < size / 2; pair++) {
      const even = 2 * pair;
      // with four words, odd rounds pair 0 with 3 and 2 with 1
      const odd = round % 2 === 0 ? even + 1 : size - 1 - even;
      words[even] = (words[even] + words[odd]) >>> 0;
      words[odd] = (words[even] ^ rotateLeft(words[odd], rotation[pair])) >>> 0;
    }
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      for (let i = 0; i < size; i++) words[i] = (words[i] + schedule[(injection + i) % (size + 1)]) >>> 0;
      words[size - 1] = (words[size - 1] + injection) >>> 0;
    }
  }
  return words;
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
