import { createHash } from 'node:crypto';

/** Attribute of an item that holds the checksum of its record. */
export const sumAttribute = 'sum';

/**
 * Checksum of a record, as 32 hexadecimal digits: equal for equal values of JSON, in whatever order their names stand and
 * however a database writes their numbers.
 */
export function recordSum(record: object): string {
  return createHash('sha256').update(JSON.stringify(record, inOrder)).digest('hex').slice(0, 32);
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
