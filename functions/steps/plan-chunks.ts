import type { Arm, Scenario } from '#sim-core';
import type { RunPlan } from '../ports/records.ts';
import { contentHash } from './content-hash.ts';
import { chunkKey } from './object-keys.ts';

/** A line of a manifest: all that is needed to run a chunk and store what it gives. */
export interface ChunkLine {
  /** Object of the scenario document. */
  readonly document: string;
  readonly arms: readonly Arm[];
  readonly replications: readonly number[];
  readonly withNetwork: boolean;
  /** Object that the chunk's replications become; named by all that they follow from. */
  readonly result: string;
}

/** What chunks are made of. */
export interface ChunkSource {
  readonly owner: string;
  readonly documentKey: string;
  readonly scenarioHash: string;
  readonly plan: RunPlan;
  /** Replications per chunk, see `chunkSize`. */
  readonly size: number;
  /** Version of the code that runs: other code, other results. */
  readonly code: string;
}

/** Names the answer to a request; equal for requests that have the same. */
export function resultIdOf(code: string, documentKey: string, plan: RunPlan): string {
  return contentHash([code, documentKey, plan]);
}

/** Organisations times months times arms that a chunk takes on: seconds of work, so that starting one costs little. */
export const chunkLoad = 200_000;
/** Chunks of any of these sizes end where the rule of stopping looks, so that no replication is run for two chunks. */
const chunkSizes = [8, 4, 2];

/** Replications per chunk, by the scenario alone, so that a longer run of it finds the chunks of a shorter one. */
export function chunkSize(scenario: Scenario, armCount: number): number {
  const load = replicationLoad(scenario, armCount);
  return chunkSizes.find((size) => size * load <= chunkLoad) ?? 1;
}

/** Organisations times months of a replication of all arms. */
export function replicationLoad({ parameters }: Scenario, armCount: number): number {
  const months = 12 * (parameters.burnInYears + parameters.branchYears * armCount);
  return parameters.organisationCount * months;
}

/** The chunks of replications 0 to `count` − 1. */
export function planChunks(source: ChunkSource, count: number): ChunkLine[] {
  const { owner, documentKey, scenarioHash, plan, size, code } = source;
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => {
    const length = Math.min(size, count - i * size);
    const replications = Array.from({ length }, (__, r) => i * size + r);
    const withNetwork = plan.withNetwork && i === 0;
    const id = contentHash([code, scenarioHash, plan.arms, replications, withNetwork]);
    return {
      document: documentKey,
      arms: plan.arms,
      replications,
      withNetwork,
      result: chunkKey(owner, id),
    };
  });
}
