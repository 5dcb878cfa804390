import { TIES } from './columns.ts';
import type { World } from './world.ts';

/** Place of a tie among a person's ties, or -1. */
export function tieIndex(world: World, person: number, other: number): number {
  const { tieCount, tiePerson } = world.people;
  const start = person * TIES;
  const end = start + tieCount[person];
  for (let i = start; i < end; i += 1) if (tiePerson[i] === other) return i;
  return -1;
}

/** Adds a share of the missing weight to the tie between two people, on both sides: w += share (1 − w). */
export function strengthen(world: World, a: number, b: number, share: number): void {
  strengthenOneWay(world, a, b, share);
  strengthenOneWay(world, b, a, share);
}

/** Halves the tie between two people, on both sides. */
export function halve(world: World, a: number, b: number): void {
  const { tieWeight } = world.people;
  const forth = tieIndex(world, a, b);
  if (forth >= 0) tieWeight[forth] /= 2;
  const back = tieIndex(world, b, a);
  if (back >= 0) tieWeight[back] /= 2;
}

/** A newcomer takes a free place, or that of the weakest tie if it is weaker than what the newcomer brings. */
function strengthenOneWay(world: World, person: number, other: number, share: number): void {
  const { tieCount, tiePerson, tieWeight } = world.people;
  const known = tieIndex(world, person, other);
  if (known >= 0) {
    tieWeight[known] += share * (1 - tieWeight[known]);
    return;
  }
  const start = person * TIES;
  let place = start + tieCount[person];
  if (tieCount[person] < TIES) tieCount[person] += 1;
  else {
    place = -1;
    let least = share;
    for (let i = start; i < start + TIES; i += 1) {
      const weight = tieWeight[i];
      if (weight >= least) continue;
      least = weight;
      place = i;
    }
    if (place < 0) return;
  }
  tiePerson[place] = other;
  tieWeight[place] = share;
}
