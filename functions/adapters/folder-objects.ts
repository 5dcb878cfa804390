import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { writeThrough } from '../../lab/files/write-together.ts';
import type { ObjectStore, StoredObject } from '../ports/object-store.ts';

/** Ends the names of files that are being written. */
const partialSuffix = '.partial';

/** Objects as files of a folder; a key's slashes are folders. */
export class FolderObjects implements ObjectStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.${randomUUID()}${partialSuffix}`;
    try {
      await writeThrough(partial, bytes);
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return ifThere(readFile(this.pathOf(key)));
  }

  async has(key: string): Promise<boolean> {
    return (await ifThere(access(this.pathOf(key)).then(() => true))) === true;
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const entries = await ifThere(readdir(this.pathOf(prefix), { recursive: true, withFileTypes: true }));
    for (const entry of entries ?? []) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await ifThere(stat(path));
      const key = path.slice(this.folder.length + 1).replaceAll(sep, '/');
      if (found) yield { key, size: found.size, modified: found.mtime };
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  link(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  private pathOf(key: string): string {
    if (key.split('/').some((part) => part === '..' || part === '.'))
      throw new RangeError(`an object key requires no dots for a part, not ${key}`);
    return join(this.folder, ...key.split('/'));
  }
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
