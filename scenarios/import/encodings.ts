/** Encodings of one byte a letter that spreadsheets of Western Europe have written. */
export const byteEncodings = ['Windows-1252', 'Mac OS Roman', 'MS-DOS (CP850)'] as const;
export type ByteEncoding = (typeof byteEncodings)[number];

/**
 * Letters of the bytes 128 to 255. Written out, because engines differ: Node 20 reads Windows-1252 as Latin-1 and loses
 * the euro sign, and none knows CP850.
 *
 * Source  unicode.org/Public/MAPPINGS: VENDORS/MICSFT/WINDOWS/CP1252, VENDORS/APPLE/ROMAN, VENDORS/MICSFT/PC/CP850;
 *         bytes without a letter in CP1252 stand for control characters, as in the Encoding Standard of the WHATWG
 */
const upperHalves: Readonly<Record<ByteEncoding, string>> = {
  'Windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  'Mac OS Roman':
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  'MS-DOS (CP850)':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Letters put together at once: engines bound the arguments of a call. */
const atOnce = 4096;

/** The text of bytes in an encoding of one byte a letter; total. */
export function decodeBytes(bytes: Uint8Array, encoding: ByteEncoding): string {
  const letters = upperHalves[encoding];
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += atOnce) {
    const codes = Array.from(bytes.subarray(start, start + atOnce), (byte) =>
      byte < 128 ? byte : letters.charCodeAt(byte - 128),
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of bytes that are UTF-8 throughout; undefined for others. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function encodeBytes(text: string, encoding: ByteEncoding): Uint8Array | undefined {
  const letters = upperHalves[encoding];
  const codes = Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    if (code < 128) return code;
    const place = letters.indexOf(letter);
    return place < 0 ? undefined : 128 + place;
  });
  return codes.includes(undefined) ? undefined : Uint8Array.from(codes as number[]);
}

/** What a text would be, had its bytes been read in another encoding than they were. */
export interface Reread {
  readonly text: string;
  /** In which encoding the bytes were read, and in which they are read here. */
  readonly from: string;
  readonly to: string;
}

/** All other readings of a text; none for plain ASCII. */
export function rereadings(text: string): Reread[] {
  // ASCII is the same in all of them.
  if (/^\p{ASCII}*$/u.test(text)) return [];
  const readings: Reread[] = [];
  for (const from of [...byteEncodings, 'UTF-8'] as const) {
    const bytes =
      from === 'UTF-8' ? new TextEncoder().encode(text) : encodeBytes(text.normalize('NFC'), from);
    if (bytes === undefined) continue;
    for (const to of [...byteEncodings, 'UTF-8'] as const) {
      if (to === from) continue;
      const read = to === 'UTF-8' ? decodeUtf8(bytes) : decodeBytes(bytes, to);
      if (read !== undefined) readings.push({ text: read.normalize('NFC'), from, to });
    }
  }
  return readings;
}

/** Letters of a text that stand oddly: a sign, or a capital, within a word. */
const odd = /(?<=\p{Ll})(?:[^\p{L}\p{M}\p{N}\s\x21-\x7e’–—·\u00ad\u00a0]|\p{Lu})(?=\p{Ll})/gu;

/** The byte encoding in which the fewest letters of a text stand oddly. */
export function likelyEncoding(bytes: Uint8Array): ByteEncoding {
  const oddities = byteEncodings.map((encoding) => decodeBytes(bytes, encoding).match(odd)?.length ?? 0);
  return byteEncodings[oddities.indexOf(Math.min(...oddities))];
}
