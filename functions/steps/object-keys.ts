import { contentHash } from './content-hash.ts';

/** Folder of the objects of all owners. */
export const ownersPrefix = 'owners/';

/** Folder of an owner's objects; hashed, since an owner's name may hold anything. */
export function ownerPrefix(owner: string): string {
  return `${ownersPrefix}${contentHash(owner)}`;
}

/** Of a document that records point to. */
export function documentKey(owner: string, text: string): string {
  return `${ownerPrefix(owner)}/documents/${contentHash(text)}.json`;
}

/** Of the replications of one chunk. */
export function chunkKey(owner: string, chunkId: string): string {
  return `${ownerPrefix(owner)}/chunks/${chunkId}`;
}

/** Of a file of a result. */
export function resultKey(owner: string, resultId: string, file: string): string {
  return `${ownerPrefix(owner)}/results/${resultId}/${file}`;
}

/** The id of the result that a file belongs to. */
export function resultIdIn(fileKey: string): string {
  return fileKey.split('/')[3];
}

/** What a list of chunks takes work from and to: replications of a comparison, runs of a sweep. */
export interface Stretch {
  readonly known: number;
  readonly planned: number;
}

/** Of the list of chunks that a map works through. */
export function manifestKey(owner: string, id: string, { known, planned }: Stretch): string {
  return `${manifestPrefix(owner, id)}${known}-${planned}.jsonl`;
}

/** Of the lists of all rounds of a run or sweep. */
export function manifestPrefix(owner: string, id: string): string {
  return `${ownerPrefix(owner)}/manifests/${id}-`;
}

/** What the list of that key takes work from and to. */
export function stretchOf(key: string): Stretch {
  const [known, planned] = (/-(\d+)-(\d+)\.jsonl$/.exec(key) ?? []).slice(1).map(Number);
  return { known: known ?? 0, planned: planned ?? 0 };
}

/** Folder of the runs of an owner’s sweeps: segments of records, for each version of the results. */
export function sweepRunsPrefix(owner: string, version: string): string {
  return `${ownerPrefix(owner)}/sweep-runs/${version}/`;
}

/** Of the list of lines of a sweep that were given up. */
export function lostKey(owner: string, id: string): string {
  return `${ownerPrefix(owner)}/manifests/${id}.lost.jsonl`;
}
