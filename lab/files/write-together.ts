import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** What a file will hold: in one piece, or in pieces where the whole would not fit into memory. */
export type Content = string | Uint8Array | Iterable<string>;

/** A file's name and what it will hold, made when its turn comes so that not all are in memory at once. */
export type Draft = readonly [name: string, content: () => Content];

/**
 * Writes files so that none is ever half-written: each in full beside its place and on the disk, then all renamed.
 *
 * Until the last is complete, files of the same names stay as they were; after a fault or an abort none is left over.
 *
 * @param directory made if it is missing
 * @returns paths, in the order of the drafts
 * @throws the signal's reason when aborted, before anything is renamed
 */
export async function writeTogether(
  directory: string,
  drafts: readonly Draft[],
  signal?: AbortSignal,
): Promise<string[]> {
  makeFolder(directory);
  const places = drafts.map(([name, content]) => ({
    content,
    path: join(directory, name),
    partial: join(directory, `.${name}.${process.pid}.partial`),
  }));
  try {
    for (const { partial, content } of places) {
      signal?.throwIfAborted();
      await writeThrough(partial, content());
    }
    signal?.throwIfAborted();
    for (const { partial, path } of places) await rename(partial, path);
  } finally {
    for (const { partial } of places) await rm(partial, { force: true });
  }
  return places.map(({ path }) => path);
}

/** Onto the disk before it gets its name: a rename may otherwise outlive a power cut that the bytes do not. */
export async function writeThrough(path: string, content: Content): Promise<void> {
  const file = await open(path, 'w');
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}
