import { createHash } from 'node:crypto';

/** Hexadecimal digits of the checksum that a line begins with. */
const digits = 32;

/** A whole line of a journal: its number, and what it says. */
export interface Line {
  /** Counts from 1 over all segments of a journal. */
  readonly number: number;
  readonly content: unknown;
}

/**
 * A line as it is stored: checksum, number, JSON, and the end of the line.
 *
 * @param content any value of JSON
 */
export function encodeLine({ number, content }: Line): string {
  const body = `${number} ${JSON.stringify(content)}`;
  return `${checksumOf(body)} ${body}\n`;
}

/** @returns undefined for a text that `encodeLine` did not write, its end of the line left off */
export function decodeLine(text: string): Line | undefined {
  const body = text.slice(digits + 1);
  if (text[digits] !== ' ' || text.slice(0, digits) !== checksumOf(body)) return undefined;
  const end = body.indexOf(' ');
  return { number: Number(body.slice(0, end)), content: JSON.parse(body.slice(end + 1)) as unknown };
}

function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, digits);
}
