import { threadId } from 'node:worker_threads';
import { type SweepChunk, runSweepChunk } from './run-sweep-chunk.ts';
import { type SegmentWriter, createSegment } from './store/segment.ts';
import { segmentPath } from './store/run-store.ts';

/** A chunk, and where to keep what it gives. */
export interface KeptChunk {
  readonly chunk: SweepChunk;
  readonly folder: string;
  readonly session: string;
}

/** What a chunk took, and what the system refused, which a thread cannot throw without losing its code. */
export interface ChunkAccount {
  readonly replications: number;
  readonly seconds: number;
  readonly refusal?: { readonly code: string; readonly message: string; readonly path: string };
}

const writers = new Map<string, SegmentWriter>();

/**
 * Runs a chunk and keeps every run in this thread's segment as soon as it ends: who kills the process then loses only what
 * was under way.
 */
export function keepChunk({ chunk, folder, session }: KeptChunk): ChunkAccount {
  const path = segmentPath(folder, session, threadId);
  const start = performance.now();
  let replications = 0;
  const account = () => ({ replications, seconds: (performance.now() - start) / 1000 });
  try {
    const writer = writerOf(path);
    runSweepChunk(chunk, (results) => {
      writer.append(results);
      replications += 1;
    });
    writer.sync();
    return account();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    return { ...account(), refusal: { code, message, path } };
  }
}

/** Closes this thread's segment of a session, if it has one. */
export function endSession(folder: string, session: string): void {
  const path = segmentPath(folder, session, threadId);
  writers.get(path)?.close();
  writers.delete(path);
}

function writerOf(path: string): SegmentWriter {
  const known = writers.get(path);
  if (known) return known;
  const writer = createSegment(path);
  writers.set(path, writer);
  return writer;
}
