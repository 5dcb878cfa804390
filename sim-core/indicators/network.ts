import type { Context } from '../context.ts';
import { log } from '../numeric/log.ts';
import { TIES } from '../world/columns.ts';
import { listPeople } from '../world/people.ts';
import { tieIndex } from '../world/ties.ts';
import type { World } from '../world/world.ts';
import { at } from './measures.ts';

/** People, evenly spread over the rows, from whom clustering and path length are measured. */
const CLUSTERING_SAMPLE = 64;
const PATH_SAMPLE = 8;

/** Reads the shape of the network of people into the record. */
export function recordNetwork({ world, record, scratch }: Context): void {
  const count = listPeople(world, scratch);
  if (count < 2) return;
  const { tieCount, tiePerson, tieWeight } = world.people;
  let ties = 0;
  let returned = 0;
  let weight = 0;
  let triangles = 0;
  const stride = Math.max(1, Math.floor(count / CLUSTERING_SAMPLE));
  let sampled = 0;
  for (let n = 0; n < count; n += 1) {
    const p = scratch[n];
    for (let i = p * TIES; i < p * TIES + tieCount[p]; i += 1) {
      ties += 1;
      weight += tieWeight[i];
      if (tieIndex(world, tiePerson[i], p) >= 0) returned += 1;
    }
    if (n % stride !== 0 || tieCount[p] < 2) continue;
    triangles += localClustering(world, p);
    sampled += 1;
  }
  const degree = ties / count;
  record[at.density] = degree / (count - 1);
  record[at.meanDegree] = degree;
  record[at.clusteringRandom] = record[at.density];
  if (ties === 0) return;
  record[at.reciprocity] = returned / ties;
  record[at.meanTrust] = weight / ties;
  record[at.clustering] = sampled > 0 ? triangles / sampled : 0;
  record[at.pathLength] = meanPathLength(world, scratch, count);
  record[at.pathLengthRandom] = degree > 1 ? log(count) / log(degree) : 0;
}

/** Share of a person's pairs of ties that are tied themselves. */
function localClustering(world: World, person: number): number {
  const { tieCount, tiePerson } = world.people;
  const first = person * TIES;
  const end = first + tieCount[person];
  let closed = 0;
  for (let i = first; i < end; i += 1) {
    for (let j = first; j < end; j += 1)
      if (i !== j && tieIndex(world, tiePerson[i], tiePerson[j]) >= 0) closed += 1;
  }
  return closed / (tieCount[person] * (tieCount[person] - 1));
}

/** Breadth-first from a few people; `scratch` holds the list of people, then the queue, then distances. */
function meanPathLength(world: World, scratch: Int32Array, count: number): number {
  const { tieCount, tiePerson } = world.people;
  const rows = world.sizes.people;
  const queue = rows;
  const distance = 2 * rows;
  let total = 0;
  let reached = 0;
  const stride = Math.max(1, Math.floor(count / PATH_SAMPLE));
  for (let n = 0; n < count; n += stride) {
    scratch.fill(-1, distance, distance + rows);
    scratch[queue] = scratch[n];
    scratch[distance + scratch[n]] = 0;
    let tail = 1;
    for (let head = 0; head < tail; head += 1) {
      const p = scratch[queue + head];
      const next = scratch[distance + p] + 1;
      for (let i = p * TIES; i < p * TIES + tieCount[p]; i += 1) {
        const other = tiePerson[i];
        if (scratch[distance + other] >= 0) continue;
        scratch[distance + other] = next;
        scratch[queue + tail] = other;
        tail += 1;
        total += next;
        reached += 1;
      }
    }
  }
  return reached > 0 ? total / reached : 0;
}
