import { type Chunk, type Replication, runChunk } from './replicate.ts';

export { runPolicyChunk } from './policy/policy-run.ts';
export { runResilienceChunk } from './resilience/resilience-run.ts';
export { keepChunk } from './sweep/keep-chunk.ts';

/** What a worker thread does with its chunk; bundled to `dist/worker.js`. */
export default (chunk: Chunk): Replication[] => runChunk(chunk);
