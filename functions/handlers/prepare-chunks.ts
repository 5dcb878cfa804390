import { prepareSweep } from '../adapters/cloud-sweep.ts';
import type { Work } from '../ports/engine.ts';
import { linesPerBatch, mostLoad } from '../steps/batch-size.ts';
import { writeLines } from '../steps/json-lines.ts';
import { manifestKey } from '../steps/object-keys.ts';
import { beginRun, failWork } from '../steps/run-life.ts';
import { beginSweep } from '../steps/sweep-life.ts';
import { cloudObjects } from './cloud-objects.ts';
import { cloudStore } from './cloud-store.ts';
import { setting } from './environment.ts';
import type { Round } from './round.ts';

/** What the state machine is started with; `round` is that of the last merge, absent at first. */
export interface WorkEvent extends Work {
  readonly round?: Round;
}

/** The manifest that the map reads, or that nothing is left to do. */
export type Preparation =
  | { readonly isDone: true }
  | {
      readonly isDone: false;
      readonly round: Round;
      /** Whether every line has run before: there is nothing to map over. */
      readonly isKnown: boolean;
      /** JSON lines, one chunk each. */
      readonly manifest: string;
      /** Lines that one call works through within its time. */
      readonly linesPerBatch: number;
      /** Per cent of the lines that may be lost without stopping the others; they are tried once more. */
      readonly tolerated: number;
    };

/** Per cent of the lines. */
const toleratedShare = 5;

const store = cloudStore();
const objects = cloudObjects();

/** Begins a run or sweep, or its next round, and writes the manifest of its chunks. */
export async function handler({ kind, owner, id, round }: WorkEvent): Promise<Preparation> {
  const plan = await (kind === 'run' ? planRun(owner, id, round) : planSweep(owner, id, round));
  if (!plan) return { isDone: true };
  const { lineLoad, ...prepared } = plan;
  const perBatch = linesPerBatch(lineLoad);
  if (perBatch !== undefined) return { isDone: false, ...prepared, linesPerBatch: perBatch };
  const message = `one replication requires at most ${mostLoad} organisations × months × arms (limit replicationLoad), and has ${lineLoad}: ask for fewer organisations, years or arms, or run it on one machine`;
  await failWork(store, { kind, owner, id }, { code: 'too-large', message });
  return { isDone: true };
}

async function planRun(owner: string, id: string, round: Round = {}) {
  const run = await beginRun(store, objects, owner, id, setting('CARAT_CODE'));
  if (!run) return undefined;
  const { lineLoad } = run;
  const count = round.count ?? run.count;
  const manifest = manifestKey(owner, id, { known: 0, planned: count });
  if (lineLoad <= mostLoad) await writeLines(objects, manifest, run.linesOf(count));
  return { round: { count }, isKnown: false, manifest, lineLoad, tolerated: toleratedShare };
}

async function planSweep(owner: string, id: string, round: Round = {}) {
  const begun = await beginSweep(store, owner, id, setting('CARAT_CODE'));
  if (!begun) return undefined;
  const before = { computed: 0, isMending: false, ...round.sweep };
  const { round: sweep, lines, lineLoad } = await prepareSweep(begun, before, objects);
  const manifest = sweep.manifest ?? '';
  // Of few lines, one may be lost all the same.
  const tolerated = Math.max(toleratedShare, Math.ceil(100 / Math.max(1, lines)));
  return { round: { sweep }, isKnown: lines === 0, manifest, lineLoad, tolerated };
}
