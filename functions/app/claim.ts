import { contentHash } from '../steps/content-hash.ts';
import { newId } from './identifier.ts';
import { ProblemError } from './problem.ts';
import type { Service } from './service.ts';

/** Seconds for which an idempotency key is remembered. */
export const claimLife = 24 * 60 * 60;

/**
 * The id that a request is to make something under: with an idempotency key, the same for every repetition.
 *
 * Since what is made gets this id or nothing, a request that is repeated after any kind of failure makes it once.
 *
 * @throws ProblemError where the key belongs to another request
 */
export async function claimedId(
  { store }: Service,
  { owner, idempotencyKey, digest }: { owner: string; idempotencyKey?: string; digest: string },
): Promise<string> {
  const id = newId();
  if (idempotencyKey === undefined) return id;
  const now = Math.floor(Date.now() / 1000);
  const key = contentHash(idempotencyKey);
  const claim = await store.claim(owner, key, { id, digest }, now, now + claimLife);
  if (claim.digest === digest) return claim.id;
  throw new ProblemError('key-reused', 'the Idempotency-Key was used for another request within a day');
}
