import type { ChunkAnswer, ChunkOrder } from './chunk-worker.ts';
import type { RunChunk } from './chunks.ts';

interface Waiting {
  readonly order: ChunkOrder;
  readonly keep: (result: never) => void;
  readonly fail: (fault: Error) => void;
}

/**
 * Workers that take chunks as they become free, in the order in which they were asked for.
 *
 * They end with the worker that began them.
 */
export function chunkPool(size = Math.min(8, Math.max(2, navigator.hardwareConcurrency - 1))): RunChunk {
  const queue: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();
  const free = Array.from({ length: size }, () => {
    const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<ChunkAnswer>) => {
      const { keep, fail } = busy.get(worker)!;
      busy.delete(worker);
      free.push(worker);
      if ('fault' in data) fail(new Error(data.fault));
      else keep(data.result as never);
      begin();
    };
    worker.onerror = (event) => busy.get(worker)?.fail(new Error(event.message));
    return worker;
  });
  const begin = () => {
    while (free.length > 0 && queue.length > 0) {
      const worker = free.pop()!;
      const next = queue.shift()!;
      busy.set(worker, next);
      worker.postMessage(next.order);
    }
  };
  let id = 0;
  return (name, chunk) =>
    new Promise((keep, fail) => {
      queue.push({ order: { id: (id += 1), name, chunk }, keep, fail });
      begin();
    });
}
