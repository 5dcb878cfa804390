import { contentHash } from './content-hash.ts';

/** Folder of an owner's objects; hashed, since an owner's name may hold anything. */
export function ownerPrefix(owner: string): string {
  return `owners/${contentHash(owner)}`;
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

/** Of the list of chunks that a map works through. */
export function manifestKey(owner: string, id: string, count: number): string {
  return `${manifestPrefix(owner, id)}${count}.jsonl`;
}

/** Of the lists of all rounds of a run. */
export function manifestPrefix(owner: string, id: string): string {
  return `${ownerPrefix(owner)}/manifests/${id}-`;
}

/** The replications that the list of that key goes up to. */
export function manifestCount(key: string): number {
  return Number(/-(\d+)\.jsonl$/.exec(key)?.[1] ?? 0);
}
