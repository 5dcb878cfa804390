import { mix } from '../random/hash.ts';

/**
 * Keys name an entity in every draw. They depend on what the entity is, never on the row that it happens to take,
 * so that an organisation more or less does not change the luck of the others.
 */
const IMPORTED = 0x40000000;
const ENTRANT = 0x80000000;
const INVESTOR = 0x10000000;

/** Key of the organisation that a scenario lists under an identifier, unless an earlier one has it. */
export function importedKey(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = mix(hash, id.charCodeAt(i));
  return imported(hash);
}

/**
 * Keys of the organisations that a scenario lists, no two alike.
 *
 * 30 bits give some two of 100,000 identifiers the same hash: the later one is hashed again until its key is free, so
 * that the luck of all others stays what it is without it.
 *
 * @param ids all of them, in the order of their code units, whatever the order of the list
 */
export function importedKeys(ids: readonly string[]): number[] {
  const taken = new Set<number>();
  return ids.map((id) => {
    let key = importedKey(id);
    for (let attempt = 1; taken.has(key); attempt += 1) key = imported(mix(key, attempt));
    taken.add(key);
    return key;
  });
}

function imported(hash: number): number {
  return (IMPORTED | (hash & (IMPORTED - 1))) >>> 0;
}

/** Key of the n-th entrant of a step: the same in every arm. */
export function entrantKey(step: number, n: number): number {
  return (ENTRANT | (mix(step, n) & (ENTRANT - 1))) >>> 0;
}

/** Key of the n-th investor of a step, apart from those of entrants. */
export function investorKey(step: number, n: number): number {
  return entrantKey(step, INVESTOR + n);
}

/** Key of a person: the seat first taken, and when. */
export function personKey(organisationKey: number, seat: number, step: number): number {
  return mix(organisationKey, step * 4 + seat);
}
