import { overdueCode } from '../../lab/sweep/dispatcher.ts';
import { secondsPerLoad } from '../steps/batch-size.ts';

/** How much slower than where that was measured a thread may be, among others. */
const slowness = 10;

/** A chunk that did not end within its time. */
export class ChunkOverdue extends Error {
  readonly code = overdueCode;

  constructor(seconds: number) {
    super(`a chunk of the simulation did not end within ${Math.round(seconds)} s (limit chunkSeconds)`);
    this.name = 'ChunkOverdue';
  }
}

/**
 * Seconds that a chunk may take.
 *
 * @param lineLoad organisations times months of the chunk, see `replicationLoad`
 * @example secondsOf(120, 200_000) // 120
 */
export function secondsOf(chunkSeconds: number, lineLoad: number): number {
  return Math.max(chunkSeconds, slowness * secondsPerLoad * lineLoad);
}

/**
 * Does work that listens to a signal, and gives it up after its time.
 *
 * @throws ChunkOverdue then
 */
export async function within<Answer>(
  seconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const limited = new AbortController();
  const stop = () => limited.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => limited.abort(), 1000 * seconds);
  try {
    return await work(limited.signal);
  } catch (error) {
    throw limited.signal.aborted && !signal.aborted ? new ChunkOverdue(seconds) : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
