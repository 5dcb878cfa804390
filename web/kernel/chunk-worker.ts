/** Runs chunks of the lab in the background, one after the other. */
import { type ChunkName, runners } from './chunks.ts';

export interface ChunkOrder {
  readonly id: number;
  readonly name: ChunkName;
  readonly chunk: unknown;
}

export type ChunkAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly fault: string };

addEventListener('message', ({ data: { id, name, chunk } }: MessageEvent<ChunkOrder>) => {
  try {
    postMessage({ id, result: runners[name](chunk as never) } satisfies ChunkAnswer);
  } catch (error) {
    postMessage({ id, fault: error instanceof Error ? error.message : String(error) } satisfies ChunkAnswer);
  }
});
