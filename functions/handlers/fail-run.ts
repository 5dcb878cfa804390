import { failWork } from '../steps/run-life.ts';
import { cloudStore } from './environment.ts';

export interface FailureEvent {
  readonly owner: string;
  readonly id: string;
}

const store = cloudStore();

/** Writes into a run that it failed: what the state machine does with a fault that repetition did not mend. */
export async function handler({ owner, id }: FailureEvent): Promise<void> {
  const message = 'the simulation met a fault of ours, or ran out of time';
  await failWork(store, { kind: 'run', owner, id }, { code: 'fault', message });
}
