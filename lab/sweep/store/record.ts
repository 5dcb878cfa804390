import { measureNames } from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { type RunKey, runKey } from '../run-key.ts';
import type { RunOutcome, RunResult } from '../run-result.ts';

/**
 * A record of a run, of fixed size so that a damaged one does not hide those after it, little-endian:
 * key 16 bytes, state hash 8, status 4, length of the message 4, a double per measure (or the message), checksum 8.
 */
const places = { key: 0, stateHash: 16, status: 24, length: 28, body: 32 } as const;
const bodyBytes = 8 * measureNames.length;
const checksumBytes = 8;
const checksumPlace = places.body + bodyBytes;

/** Bytes of a record. */
export const recordBytes = checksumPlace + checksumBytes;

const status = { finished: 1, failed: 2 } as const;

/** Writes a run into the bytes at an offset. */
export function encode({ hash, arm, replication, outcome }: RunResult, bytes: Buffer, offset: number): void {
  const record = bytes.subarray(offset, offset + recordBytes).fill(0);
  for (const [i, word] of runKey(hash, arm, replication).entries())
    record.writeUInt32LE(word, places.key + 4 * i);
  record.writeUInt32LE(outcome.isFailed ? status.failed : status.finished, places.status);
  if (outcome.isFailed) {
    record.writeUInt32LE(record.write(outcome.message, places.body, bodyBytes, 'utf8'), places.length);
  } else {
    record.write(outcome.stateHash, places.stateHash, 'hex');
    for (const [i, value] of outcome.measures.entries()) record.writeDoubleLE(value, places.body + 8 * i);
  }
  record.write(checksumOf(record), checksumPlace, 'hex');
}

/** Runs as the bytes of records, one after the other. */
export function encodeAll(results: readonly RunResult[]): Buffer {
  const bytes = Buffer.alloc(results.length * recordBytes);
  for (const [i, result] of results.entries()) encode(result, bytes, i * recordBytes);
  return bytes;
}

/** Whether the bytes at an offset hold a whole record, as it was written. */
export function isSound(bytes: Buffer, offset: number): boolean {
  const record = bytes.subarray(offset, offset + recordBytes);
  return (
    record.length === recordBytes &&
    record.readUInt32LE(places.status) !== 0 &&
    record.toString('hex', checksumPlace) === checksumOf(record)
  );
}

/** The key of a sound record. */
export function keyIn(bytes: Buffer, offset: number): RunKey {
  const word = (i: number) => bytes.readUInt32LE(offset + places.key + 4 * i);
  return [word(0), word(1), word(2), word(3)];
}

export function isFailedIn(bytes: Buffer, offset: number): boolean {
  return bytes.readUInt32LE(offset + places.status) === status.failed;
}

/** The outcome in a sound record. */
export function decode(bytes: Buffer, offset: number): RunOutcome {
  const record = bytes.subarray(offset, offset + recordBytes);
  if (isFailedIn(record, 0)) {
    const end = places.body + record.readUInt32LE(places.length);
    return { isFailed: true, message: record.toString('utf8', places.body, end) };
  }
  return {
    isFailed: false,
    measures: Float64Array.from(measureNames, (_, i) => record.readDoubleLE(places.body + 8 * i)),
    stateHash: record.toString('hex', places.stateHash, places.stateHash + 8),
  };
}

function checksumOf(record: Buffer): string {
  return new StateHash().add(record.subarray(0, checksumPlace)).hex();
}
