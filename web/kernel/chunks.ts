import { type PolicyChunk, type PolicyReplication, runPolicyChunk } from '../../lab/policy/policy-run.ts';
import {
  type ResilienceChunk,
  type ResilienceReplication,
  runResilienceChunk,
} from '../../lab/resilience/resilience-run.ts';
import type { RunResult } from '../../lab/sweep/run-result.ts';
import { type SweepChunk, runSweepChunk } from '../../lab/sweep/run-sweep-chunk.ts';

/** The units of work of the lab’s studies: what goes in, and what comes out. */
export interface Chunks {
  readonly policy: { readonly chunk: PolicyChunk; readonly result: PolicyReplication[] };
  readonly resilience: { readonly chunk: ResilienceChunk; readonly result: ResilienceReplication[] };
  readonly sweep: { readonly chunk: SweepChunk; readonly result: RunResult[] };
}
export type ChunkName = keyof Chunks;

/** Runs a chunk somewhere; the same chunk gives the same bytes wherever it runs. */
export type RunChunk = <Name extends ChunkName>(
  name: Name,
  chunk: Chunks[Name]['chunk'],
) => Promise<Chunks[Name]['result']>;

type Runners = { readonly [Name in ChunkName]: (chunk: Chunks[Name]['chunk']) => Chunks[Name]['result'] };

export const runners: Runners = {
  policy: runPolicyChunk,
  resilience: runResilienceChunk,
  sweep: (chunk) => {
    const results: RunResult[] = [];
    runSweepChunk(chunk, (own) => results.push(...own));
    return results;
  },
};
