import { createHash } from 'node:crypto';

/** Hexadecimal digits that keep accidents and forgeries out of reach. */
const digits = 40;

/** Names a value by its content; equal values in JSON have equal names. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, digits);
}
