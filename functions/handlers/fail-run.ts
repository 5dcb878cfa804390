import type { Work } from '../ports/engine.ts';
import { failWork } from '../steps/run-life.ts';
import { cloudStore } from './cloud-store.ts';

const store = cloudStore();

/** Writes into a run or sweep that it failed: what the state machine does with a fault that repetition did not mend. */
export async function handler({ kind, owner, id }: Work): Promise<void> {
  const message = 'the simulation met a fault of ours, or ran out of time';
  await failWork(store, { kind, owner, id }, { code: 'fault', message });
}
