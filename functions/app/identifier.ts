/** Crockford’s digits without those that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeDigits = 10;
const luckDigits = 16;

/**
 * A new id: 10 digits of time, so that ids sort by it, and 80 bits of luck, so that none can be guessed.
 *
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  let time = '';
  for (let rest = now, i = 0; i < timeDigits; i += 1) {
    time = alphabet[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  const luck = crypto.getRandomValues(new Uint8Array(luckDigits));
  return time + Array.from(luck, (byte) => alphabet[byte % 32]).join('');
}
