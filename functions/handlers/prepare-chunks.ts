import { manifestKey } from '../steps/object-keys.ts';
import { beginRun } from '../steps/run-life.ts';
import { cloudObjects, cloudStore, setting } from './environment.ts';

/** What the state machine is started with; `count` is that of the last merge, absent at first. */
export interface RunEvent {
  readonly owner: string;
  readonly id: string;
  readonly count?: number;
}

/** The manifest that the map reads, or that nothing is left to do. */
export type Preparation =
  | { readonly isDone: true }
  | {
      readonly isDone: false;
      readonly owner: string;
      readonly id: string;
      readonly count: number;
      readonly bucket: string;
      /** JSON lines, one chunk each. */
      readonly manifest: string;
      readonly lines: number;
    };

const store = cloudStore();
const objects = cloudObjects();

/** Begins a run, or its next round, and writes the manifest of its chunks. */
export async function handler({ owner, id, count }: RunEvent): Promise<Preparation> {
  const run = await beginRun(store, objects, owner, id, setting('CARAT_CODE'));
  if (!run) return { isDone: true };
  const upTo = count ?? run.count;
  const lines = run.linesOf(upTo);
  const manifest = manifestKey(owner, id, upTo);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await objects.put(manifest, new TextEncoder().encode(text));
  const bucket = setting('CARAT_BUCKET');
  return { isDone: false, owner, id, count: upTo, bucket, manifest, lines: lines.length };
}
