import { quote } from '../issue.ts';
import { type ByteEncoding, byteEncodings, decodeBytes, decodeUtf8, likelyEncoding } from './encodings.ts';
import { binaryFormat, textFormat } from './foreign-format.ts';
import type { Notebook, TableName } from './report.ts';

/** Bytes that a table may have: a hundred thousand organisations with long names fit. */
export const byteLimit = 20_000_000;

/** Bytes looked at to tell what a file is. */
const sampleLength = 4096;
/** Lines with accented letters looked at to tell an encoding. */
const sampleLines = 1000;
/** Zeros in every other byte of Latin text mark UTF-16; half of that many is enough evidence. */
const zeroShare = 0.25;

const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32) || byte === 127;
/** Text has hardly any control bytes; packed files have one in eight. */
const controlShare = 0.02;

export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | ByteEncoding;
  /** Lines of a file in UTF-8 that are not, from 1; they are read as Windows-1252. */
  readonly strayLines: readonly number[];
}

/** The text of a file in the encoding that its bytes suggest; total. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined)
    return { text: new TextDecoder(wide).decode(bytes), encoding: wide, strayLines: [] };
  const text = decodeUtf8(bytes);
  return text === undefined ? decodeLines(bytes) : { text, encoding: 'UTF-8', strayLines: [] };
}

/** One stray byte does not make another encoding of a file whose other accented lines are UTF-8. */
function decodeLines(bytes: Uint8Array): Decoded {
  const lines = linesOf(bytes);
  const texts = lines.map(decodeUtf8);
  const strayLines = texts.flatMap((text, i) => (text === undefined ? [i + 1] : []));
  const accented = lines.filter((line, i) => texts[i] !== undefined && line.some((byte) => byte > 127));
  if (accented.length >= strayLines.length) {
    const text = texts.map((each, i) => each ?? decodeBytes(lines[i], byteEncodings[0])).join('');
    return { text, encoding: 'UTF-8', strayLines };
  }
  const sample = strayLines.slice(0, sampleLines).flatMap((line) => [...lines[line - 1]]);
  const encoding = likelyEncoding(Uint8Array.from(sample));
  return { text: decodeBytes(bytes, encoding), encoding, strayLines: [] };
}

/** Lines with their ends. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const isEnd = bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10);
    if (!isEnd) continue;
    lines.push(bytes.subarray(start, i + 1));
    start = i + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

/** The text of a file, with notes on what was decided; undefined, with a note, when it is no table. */
export function decodeText(bytes: Uint8Array, table: TableName, notebook: Notebook): Decoded | undefined {
  const fail = (received: string, message: string, remedy: string): undefined => {
    notebook.add({ effect: 'failed', table, received, message, remedy });
  };
  const size = `${bytes.length} bytes`;
  if (bytes.length > byteLimit)
    return fail(
      size,
      `a table requires at most ${byteLimit} bytes, not ${bytes.length}`,
      'leave out columns that are not used, or take a sample of the rows',
    );
  if (bytes.length === 0) return fail(size, 'the file is empty', 'check that the right file was chosen');

  const packed = binaryFormat(bytes);
  if (packed) return fail(packed.name, `a table requires text, not ${packed.name}`, packed.remedy);
  const sample = bytes.subarray(0, sampleLength);
  if (wideEncoding(bytes) === undefined && sample.filter(isControl).length > sample.length * controlShare)
    return fail('binary data', 'a table requires text, not binary data', 'export the sheet as CSV, in UTF-8');

  const decoded = decode(bytes);
  const foreign = textFormat(decoded.text.slice(0, sampleLength));
  if (foreign)
    return fail(foreign.name, `a table requires rows of cells, not ${foreign.name}`, foreign.remedy);
  tellEncoding(decoded, table, notebook);
  return decoded;
}

function tellEncoding({ text, encoding, strayLines }: Decoded, table: TableName, notebook: Notebook): void {
  const tell = (received: string, message: string, remedy: string): void =>
    notebook.add({ effect: 'told', table, received, message, remedy });
  if (encoding !== 'UTF-8') {
    const example = /\p{L}*[^\P{L}\p{ASCII}]\p{L}*/u.exec(text)?.[0];
    const shown = example === undefined ? '' : `, as in ${quote(example)}`;
    tell(
      encoding.startsWith('UTF') ? encoding : 'bytes outside UTF-8',
      encoding.startsWith('UTF')
        ? `the file is in ${encoding} and was read as such`
        : `the file is not in UTF-8 and was read as ${encoding}${shown}: check accented letters`,
      'save the file in UTF-8 to be sure',
    );
  }
  if (strayLines.length > 0)
    tell(
      `line ${strayLines[0]}`,
      `lines that are not in UTF-8, as the other lines are: ${strayLines.length}, the first is line ${strayLines[0]}; they were read as ${byteEncodings[0]}`,
      'save the file in UTF-8 to be sure',
    );
  if (text.includes('\uFFFD'))
    tell(
      quote(/\S*\uFFFD\S*/u.exec(text)?.[0] ?? ''),
      `letters were lost before the file was saved, as in ${quote(/\S*\uFFFD\S*/u.exec(text)?.[0] ?? '')}`,
      'export the table again, in UTF-8',
    );
}

function wideEncoding(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const length = Math.min(bytes.length, sampleLength);
  const zeros = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2] += 1;
  const [even, odd] = zeros;
  if (odd > length * zeroShare && even === 0) return 'UTF-16LE';
  if (even > length * zeroShare && odd === 0) return 'UTF-16BE';
  return undefined;
}
