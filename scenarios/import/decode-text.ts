import type { Notebook, TableName } from './report.ts';

/** Bytes that a table may have: a hundred thousand organisations with long names fit. */
export const byteLimit = 20_000_000;

/** Bytes looked at to tell what a file is. */
const sampleLength = 4096;
/** Zeros in every other byte of Latin text mark UTF-16; half of that many is enough evidence. */
const zeroShare = 0.25;

const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32) || byte === 127;
/** Text has hardly any control bytes; packed files have one in eight. */
const controlShare = 0.02;

/** The text of a file in UTF-8, UTF-16 or Windows-1252; undefined, with a note, when it is no text. */
export function decodeText(bytes: Uint8Array, table: TableName, notebook: Notebook): string | undefined {
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

  const encoding = wideEncoding(bytes);
  if (encoding !== undefined) {
    tell(notebook, table, encoding, `the file is in ${encoding.toUpperCase()} and was read as such`);
    return new TextDecoder(encoding).decode(bytes);
  }
  const sample = bytes.subarray(0, sampleLength);
  if (sample.filter(isControl).length > sample.length * controlShare)
    return fail('binary data', 'a table requires text, not binary data', 'export the sheet as CSV, in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tell(
      notebook,
      table,
      'bytes outside UTF-8',
      'the file is not in UTF-8 and was read as Windows-1252: check accented letters',
    );
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tell(notebook: Notebook, table: TableName, received: string, message: string): void {
  notebook.add({ effect: 'told', table, received, message, remedy: 'save the file in UTF-8 to be sure' });
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, sampleLength);
  const zeros = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2] += 1;
  const [even, odd] = zeros;
  if (odd > length * zeroShare && even === 0) return 'utf-16le';
  if (even > length * zeroShare && odd === 0) return 'utf-16be';
  return undefined;
}
