import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';
import { ownerPrefix } from './object-keys.ts';

export interface OrphanRule {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds for which an object may wait for the record that will point to it. */
  readonly grace: number;
  /** Milliseconds for which results of chunks are kept, to which no record ever points. */
  readonly chunkLife: number;
}

/**
 * Removes the objects of an owner to which no record points: left by a crash between object and record, by deletions.
 *
 * Whoever is about to point to an object writes it first, so that its age begins anew: a grace of more than a request's
 * or a merge's time keeps what is in the making.
 *
 * @returns keys of the objects removed
 */
export async function sweepOrphans(
  store: Store,
  objects: ObjectStore,
  owner: string,
  { now, grace, chunkLife }: OrphanRule,
): Promise<string[]> {
  const lives: Readonly<Record<string, number>> = {
    documents: grace,
    results: grace,
    chunks: chunkLife,
    manifests: chunkLife,
  };
  const old: string[] = [];
  for await (const { key, modified } of objects.list(ownerPrefix(owner))) {
    const life = lives[key.split('/')[2]];
    if (life !== undefined && now - modified.getTime() > life) old.push(key);
  }
  // The records are read after the list: what they point to by now is kept.
  const kept = new Set<string>();
  for await (const key of store.pointers(owner)) kept.add(key);
  const removed = old.filter((key) => !kept.has(key));
  for (const key of removed) await objects.remove(key);
  return removed;
}
