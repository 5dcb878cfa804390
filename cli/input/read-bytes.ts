import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { inputError } from './input-error.ts';
import { refusalOf } from './system-fault.ts';

/** What stands for the standard input. */
export const standardInput = '-';

/** How people call an input. */
export function subjectOf(path: string): string {
  return path === standardInput ? 'the standard input' : path;
}

/**
 * The bytes of a file, or of the standard input for `-`.
 *
 * The size is looked at before a byte is read, and what is no ordinary file is refused: a pipe without a writer would
 * be waited for without end.
 *
 * @param limit bytes at most
 * @throws InputError for what cannot be read; the signal's reason when aborted
 */
export async function readBytes(path: string, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  if (path === standardInput) return readStandardInput(limit, signal);
  try {
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readOrdinary(file, path, limit);
    } finally {
      await file.close();
    }
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw inputError(path, refusal.message, refusal.remedy);
    throw error;
  }
}

async function readOrdinary(file: FileHandle, path: string, limit: number): Promise<Uint8Array> {
  const status = await file.stat();
  if (status.isDirectory()) throw inputError(path, 'it is a folder, not a file', 'name a file');
  if (!status.isFile())
    throw inputError(
      path,
      'it is no ordinary file',
      `write its contents to a file, or pass them by "| carat … ${standardInput}"`,
    );
  if (status.size > limit) throw tooLarge(path, status.size, limit);
  return file.readFile();
}

async function readStandardInput(limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  const stop = () => process.stdin.destroy(signal.reason as Error);
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const part of process.stdin as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size > limit) throw tooLarge(standardInput, size, limit);
    }
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw inputError(subjectOf(standardInput), refusal.message, refusal.remedy);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return Buffer.concat(parts);
}

function tooLarge(path: string, size: number, limit: number): Error {
  const found = path === standardInput ? 'more' : `${megabytes(size)} MB`;
  return inputError(
    subjectOf(path),
    `at most ${megabytes(limit)} MB are read, not ${found}`,
    'check that it is the right file, or take a sample of the organisations',
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
