import type { Context } from './context.ts';
import { NEEDS } from './deal.ts';
import { fitOf } from './world/ability.ts';
import { TIES } from './world/columns.ts';

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
    candidate: new Int32Array(TIES),
    contact: new Int32Array(TIES),
    trust: new Float64Array(TIES),
    fit: new Float64Array(TIES),
    score: new Float64Array(TIES),
  };
}

/** Rank of a candidate: fit · (½ + ½ trust). */
export function rank(fit: number, trust: number): number {
  return fit * (0.5 + 0.5 * trust);
}

/**
 * Offers a candidate to a search, which keeps the best by rank, each organisation once. Of equals, the first stays first.
 */
export function offer(search: Search, candidate: number, contact: number, trust: number, fit: number): void {
  const { score, limit } = search;
  const value = rank(fit, trust);
  if (search.count === limit && !(value > score[limit - 1])) return;
  const known = placeOf(search, candidate);
  if (known >= 0) {
    if (!(value > score[known])) return;
    remove(search, known);
  }
  insert(search, candidate, contact, trust, fit, value);
}

/**
 * Takes note of a candidate before anybody looks at what it can do: each organisation once, over the path of most trust.
 * {@link weigh} then keeps the best, as if each had been offered in turn. To look at them all at once spares waiting for
 * the memory of each before the next is known.
 */
export function hear(search: Search, candidate: number, contact: number, trust: number): void {
  const known = placeOf(search, candidate);
  if (known >= 0) {
    if (!(trust > search.trust[known])) return;
    remove(search, known);
  }
  const place = search.count;
  search.candidate[place] = candidate;
  search.contact[place] = contact;
  search.trust[place] = trust;
  search.count = place + 1;
}

/** Ranks the candidates that a search has heard of, and keeps the best. */
export function weigh({ search, world, parameters }: Context): void {
  const { candidate, contact, trust, fit, wanted, wantedCount, count } = search;
  for (let i = 0; i < count; i += 1) fit[i] = fitOf(world, parameters, candidate[i], wanted, wantedCount);
  search.count = 0;
  // None is moved beyond its place before its turn.
  for (let i = 0; i < count; i += 1) {
    const value = rank(fit[i], trust[i]);
    if (search.count < search.limit || value > search.score[search.limit - 1])
      insert(search, candidate[i], contact[i], trust[i], fit[i], value);
  }
}

/** Place of an organisation among the candidates, or -1. */
function placeOf({ candidate, count }: Search, organisation: number): number {
  for (let i = 0; i < count; i += 1) if (candidate[i] === organisation) return i;
  return -1;
}

/** Puts a candidate behind all that rank as high; the last gives way when the search holds its limit. */
function insert(
  search: Search,
  candidate: number,
  contact: number,
  trust: number,
  fit: number,
  value: number,
): void {
  const { score, limit, count } = search;
  let place = count < limit ? count : limit - 1;
  for (; place > 0 && value > score[place - 1]; place -= 1) move(search, place - 1, place);
  search.candidate[place] = candidate;
  search.contact[place] = contact;
  search.trust[place] = trust;
  search.fit[place] = fit;
  score[place] = value;
  search.count = count < limit ? count + 1 : limit;
}

function remove(search: Search, place: number): void {
  search.count -= 1;
  for (let i = place; i < search.count; i += 1) move(search, i + 1, i);
}

function move(search: Search, from: number, to: number): void {
  search.candidate[to] = search.candidate[from];
  search.contact[to] = search.contact[from];
  search.trust[to] = search.trust[from];
  search.fit[to] = search.fit[from];
  search.score[to] = search.score[from];
}
