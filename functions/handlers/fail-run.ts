import type { Work } from '../ports/engine.ts';
import { failWork } from '../steps/run-life.ts';
import { cloudStore } from './environment.ts';

export interface FailureEvent {
  readonly kind: Work['kind'];
  readonly owner: string;
  readonly id: string;
}

const store = cloudStore();

/** Writes into a run or sweep that it failed: what the state machine does with a fault that repetition did not mend. */
export async function handler({ kind, owner, id }: FailureEvent): Promise<void> {
  const failure =
    kind === 'sweep'
      ? { code: 'not-here', message: 'sweeps are not run in the cloud yet: run it on one machine' }
      : { code: 'fault', message: 'the simulation met a fault of ours, or ran out of time' };
  await failWork(store, { kind, owner, id }, failure);
}
