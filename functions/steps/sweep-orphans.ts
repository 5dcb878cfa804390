import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';
import { ownerPrefix, ownersPrefix } from './object-keys.ts';

export interface OrphanRule {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds for which an object may wait for the record that will point to it. */
  readonly grace: number;
  /** Milliseconds for which results of chunks are kept, to which no record ever points. */
  readonly chunkLife: number;
  /** Milliseconds for which runs of sweeps are known; for good without. */
  readonly sweepRunLife?: number;
}

/**
 * Removes the objects of an owner to which no record points: left by a crash between object and record, by deletions.
 *
 * Whoever is about to point to an object writes it first, so that its age begins anew: a grace of more than a request's
 * or a merge's time keeps what is in the making.
 *
 * @returns keys of the objects removed
 */
export function sweepOrphans(
  store: Store,
  objects: ObjectStore,
  owner: string,
  rule: OrphanRule,
): Promise<string[]> {
  return sweepFolder(objects, ownerPrefix(owner), () => store.pointers(owner), rule);
}

/**
 * The same for all owners, also for those who have no record left.
 *
 * @returns the number of objects removed
 */
export async function sweepAllOrphans(store: Store, objects: ObjectStore, rule: OrphanRule): Promise<number> {
  const folders = new Set<string>();
  for await (const { key } of objects.list(ownersPrefix)) folders.add(key.split('/').slice(0, 2).join('/'));
  // Read after the list: who came between has young objects alone.
  const owners = new Map<string, string>();
  for await (const owner of store.owners()) owners.set(ownerPrefix(owner), owner);
  let removed = 0;
  for (const folder of folders) {
    const owner = owners.get(folder);
    const pointers = () => (owner === undefined ? [] : store.pointers(owner));
    removed += (await sweepFolder(objects, folder, pointers, rule)).length;
  }
  return removed;
}

async function sweepFolder(
  objects: ObjectStore,
  folder: string,
  pointers: () => AsyncIterable<string> | Iterable<string>,
  { now, grace, chunkLife, sweepRunLife = Infinity }: OrphanRule,
): Promise<string[]> {
  const lives: Readonly<Record<string, number>> = {
    documents: grace,
    results: grace,
    chunks: chunkLife,
    manifests: chunkLife,
    'sweep-runs': sweepRunLife,
  };
  const old: string[] = [];
  for await (const { key, modified } of objects.list(`${folder}/`)) {
    const life = lives[key.split('/')[2]];
    if (life !== undefined && now - modified.getTime() > life) old.push(key);
  }
  // The records are read after the list: what they point to by now is kept.
  const kept = new Set<string>();
  for await (const key of pointers()) kept.add(key);
  const removed = old.filter((key) => !kept.has(key));
  for (const key of removed) await objects.remove(key);
  return removed;
}
