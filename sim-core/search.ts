import { NEEDS } from './deal.ts';

/** Most candidates that a search keeps. */
const MOST = 16;

/** A search for somebody who holds every wanted skill: the question, and the best answers so far. Scratch. */
export interface Search {
  /** Organisation and person that search. */
  organisation: number;
  person: number;
  /** Identity of this search in every draw. */
  key: number;
  wantedCount: number;
  readonly wanted: Int32Array;
  /** The same as bits, as in `contacts.offers`. */
  wantedBits: number;
  /** Volume of the work that the candidate would take. */
  load: number;
  /** Candidates to keep, at most 16. */
  limit: number;
  count: number;
  readonly candidate: Int32Array;
  readonly contact: Int32Array;
  readonly trust: Float64Array;
  readonly fit: Float64Array;
  readonly score: Float64Array;
}

export function createSearch(): Search {
  return {
    organisation: 0,
    person: 0,
    key: 0,
    wantedCount: 0,
    wanted: new Int32Array(NEEDS),
    wantedBits: 0,
    load: 0.5,
    limit: 0,
    count: 0,
    candidate: new Int32Array(MOST),
    contact: new Int32Array(MOST),
    trust: new Float64Array(MOST),
    fit: new Float64Array(MOST),
    score: new Float64Array(MOST),
  };
}

/** Rank of a candidate: fit · (½ + ½ trust). */
export function rank(fit: number, trust: number): number {
  return fit * (0.5 + 0.5 * trust);
}

/** Whether a search that holds its limit of candidates would still take one of this rank. */
export function isWelcome(search: Search, value: number): boolean {
  return search.count < search.limit || value > search.score[search.limit - 1];
}

/**
 * Offers a candidate to a search, which keeps the best by rank, each organisation once. Of equals, the first stays first.
 */
export function offer(search: Search, candidate: number, contact: number, trust: number, fit: number): void {
  const { score, limit } = search;
  const value = rank(fit, trust);
  if (!isWelcome(search, value)) return;
  let count = search.count;
  for (let i = 0; i < count; i += 1) {
    if (search.candidate[i] !== candidate) continue;
    if (!(value > score[i])) return;
    count = remove(search, i, count);
    break;
  }
  let place = count < limit ? count : limit - 1;
  for (; place > 0 && value > score[place - 1]; place -= 1) move(search, place - 1, place);
  search.candidate[place] = candidate;
  search.contact[place] = contact;
  search.trust[place] = trust;
  search.fit[place] = fit;
  score[place] = value;
  search.count = count < limit ? count + 1 : limit;
}

function remove(search: Search, place: number, count: number): number {
  for (let i = place; i < count - 1; i += 1) move(search, i + 1, i);
  return count - 1;
}

function move(search: Search, from: number, to: number): void {
  search.candidate[to] = search.candidate[from];
  search.contact[to] = search.contact[from];
  search.trust[to] = search.trust[from];
  search.fit[to] = search.fit[from];
  search.score[to] = search.score[from];
}
