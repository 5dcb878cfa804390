import { inputError } from './input-error.ts';

/**
 * The text of a scenario file.
 *
 * @param subject how people call the input
 * @throws InputError for an empty file, and for what is not UTF-8
 */
export function decodeJson(bytes: Uint8Array, subject: string): string {
  if (bytes.length === 0)
    throw inputError(subject, 'it is empty', 'write a scenario into it: "carat init" shows how one begins');
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) throw inputError(subject, 'it is in UTF-16', 'save it in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw inputError(
      subject,
      'it is not UTF-8: another encoding, or no text at all',
      'save it in UTF-8, or check that it is the right file',
    );
  }
}
