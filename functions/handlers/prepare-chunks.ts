import { linesPerBatch } from '../steps/batch-size.ts';
import { manifestKey } from '../steps/object-keys.ts';
import { beginRun, failWork } from '../steps/run-life.ts';
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
      /** Lines that one call works through within its time. */
      readonly linesPerBatch: number;
    };

const store = cloudStore();
const objects = cloudObjects();

/** Begins a run, or its next round, and writes the manifest of its chunks. */
export async function handler({ owner, id, count }: RunEvent): Promise<Preparation> {
  const run = await beginRun(store, objects, owner, id, setting('CARAT_CODE'));
  if (!run) return { isDone: true };
  const perBatch = linesPerBatch(run.lineLoad);
  if (perBatch === undefined) {
    const message = `one replication takes longer than a function of the cloud may run: fewer organisations, years or arms, or run it on one machine`;
    await failWork(store, { kind: 'run', owner, id }, { code: 'too-large', message });
    return { isDone: true };
  }
  const upTo = count ?? run.count;
  const lines = run.linesOf(upTo);
  const manifest = manifestKey(owner, id, upTo);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await objects.put(manifest, new TextEncoder().encode(text));
  const bucket = setting('CARAT_BUCKET');
  return {
    isDone: false,
    owner,
    id,
    count: upTo,
    bucket,
    manifest,
    lines: lines.length,
    linesPerBatch: perBatch,
  };
}
