import type { ObjectStore, StoredObject } from '../ports/object-store.ts';
import type { Released, Store } from '../ports/store.ts';
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

/** What a sweep found. */
export interface SweepOutcome {
  /** Keys of the objects removed. */
  readonly removed: readonly string[];
  /** Objects to which no record points although none was released: kept, since records may have been lost. */
  readonly strays: number;
}

/**
 * Removes the objects of an owner that were released and to which no record points: left by deletions and changes.
 *
 * Whoever is about to point to an object writes it first, so that its age begins anew: a grace of more than a request's
 * or a merge's time keeps what is in the making.
 */
export function sweepOrphans(
  store: Store,
  objects: ObjectStore,
  owner: string,
  rule: OrphanRule,
): Promise<SweepOutcome> {
  return sweepFolder(store, objects, ownerPrefix(owner), owner, rule);
}

/** The same for all owners; of those who have no record left, only what ends with its time is removed. */
export async function sweepAllOrphans(
  store: Store,
  objects: ObjectStore,
  rule: OrphanRule,
): Promise<{ readonly removed: number; readonly strays: number }> {
  const folders = new Set<string>();
  for await (const { key } of objects.list(ownersPrefix)) folders.add(key.split('/').slice(0, 2).join('/'));
  // Read after the list: who came between has young objects alone.
  const owners = new Map<string, string>();
  for await (const owner of store.owners()) owners.set(ownerPrefix(owner), owner);
  const sums = { removed: 0, strays: 0 };
  for (const folder of folders) {
    const { removed, strays } = await sweepFolder(store, objects, folder, owners.get(folder), rule);
    sums.removed += removed.length;
    sums.strays += strays;
  }
  return sums;
}

async function sweepFolder(
  store: Store,
  objects: ObjectStore,
  folder: string,
  owner: string | undefined,
  { now, grace, chunkLife, sweepRunLife = Infinity }: OrphanRule,
): Promise<SweepOutcome> {
  const lives: Readonly<Record<string, number>> = {
    documents: grace,
    results: grace,
    chunks: chunkLife,
    manifests: chunkLife,
    'sweep-runs': sweepRunLife,
  };
  const old: string[] = [];
  const left = new Set<string>();
  for await (const { key, modified } of objects.list(`${folder}/`)) {
    left.add(key);
    const life = lives[kindIn(key)];
    if (life !== undefined && now - modified.getTime() > life) old.push(key);
  }
  // Both are read after the list: what records point to by now is kept.
  const released = new Map<string, Released>();
  if (owner !== undefined)
    for await (const each of store.released(owner)) if (now - each.at > grace) released.set(each.key, each);
  const pointed = await pointedTo(store, owner);
  const removed: string[] = [];
  let strays = 0;
  for (const key of old) {
    if (pointed.has(key)) continue;
    if (isPointedTo(key) && !released.has(key)) {
      strays += 1;
      continue;
    }
    await objects.remove(key);
    left.delete(key);
    removed.push(key);
  }
  for (const each of released.values())
    if (pointed.has(each.key) || !left.has(each.key)) await store.retain(owner!, each);
  return { removed, strays };
}

async function pointedTo(store: Store, owner: string | undefined): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  if (owner !== undefined) for await (const key of store.pointers(owner)) keys.add(key);
  return keys;
}

/** Objects of an owner that no record points to and that were never released: the records may have been lost. */
export async function straysOf(store: Store, objects: ObjectStore, owner: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const object of objects.list(`${ownerPrefix(owner)}/`))
    if (isPointedTo(object.key)) found.push(object);
  if (found.length === 0) return found;
  const known = new Set(await pointedTo(store, owner));
  for await (const { key } of store.released(owner)) known.add(key);
  return found.filter(({ key }) => !known.has(key));
}

/** Whether objects of that kind are kept as long as a record points to them. */
function isPointedTo(key: string): boolean {
  return ['documents', 'results'].includes(kindIn(key));
}

function kindIn(key: string): string {
  return key.split('/')[2];
}
