import { createHash } from 'node:crypto';
import { DamagedError } from '../ports/damage.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ResultFile } from '../ports/records.ts';
import { contentHash } from './content-hash.ts';

const restore = 'restore a backup';

/** Checksum of a file of a result, as it is kept in the record that points to it. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads the text of a document, whose key is a hash of it.
 *
 * @param subject what it belongs to, for people
 * @param remedy what to do where it is not as it was stored
 * @throws DamagedError
 */
export async function readDocument(
  objects: ObjectStore,
  key: string,
  subject: string,
  remedy = restore,
): Promise<string> {
  const text = new TextDecoder().decode(present(await objects.get(key), subject, 'document', remedy));
  if (key.endsWith(`/${contentHash(text)}.json`)) return text;
  throw new DamagedError({ subject, fault: 'has a document that is not as it was stored', remedy });
}

/**
 * Reads a file of a result.
 *
 * @param subject what it belongs to, for people
 * @throws DamagedError
 */
export async function readResultFile(
  objects: ObjectStore,
  { key, name, size, digest }: ResultFile,
  subject: string,
): Promise<Uint8Array> {
  const remedy = `start it again: its result is computed anew; or ${restore}`;
  const bytes = present(await objects.get(key), subject, name, remedy);
  // Version 0.1.0 kept sizes alone.
  if (bytes.length === size && (digest === undefined || digest === digestOf(bytes))) return bytes;
  throw new DamagedError({
    subject,
    fault: `has a result file ${name} that is not as it was stored`,
    remedy,
  });
}

function present(bytes: Uint8Array | undefined, subject: string, part: string, remedy: string): Uint8Array {
  if (bytes) return bytes;
  throw new DamagedError({ subject, fault: `lacks its ${part}`, remedy });
}
