import { availableParallelism } from 'node:os';
import { estimate, pilotOf, sizeOf } from '../../lab/sweep/plan.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { inputError } from '../input/input-error.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import { type SweepPlan, planJson, planText } from './plan-text.ts';
import { storedRuns } from './store.ts';

/** What the pilot may take, beyond the replication that it has in hand. */
const pilotSeconds = 3;

export interface PlanRequest {
  readonly limit: number | undefined;
  readonly workers: number | undefined;
  readonly store: string;
  readonly isJson: boolean;
}

/** Tells how much a sweep has to run, and what that takes here and in the cloud, from a few runs that it tries. */
export async function planSweep(
  file: string,
  sweep: Sweep,
  { limit, workers, store, isJson }: PlanRequest,
  session: Session,
): Promise<void> {
  const size = sizeOf(sweep, limit);
  const parts = pilotOf(sweep);
  if (parts.length === 0)
    throw inputError(
      'the sweep',
      'none of the points looked at makes a scenario',
      'change factors or ranges',
    );
  const bar = progressBar(session, 'runs tried');
  try {
    const secondsEach = await apart('pilot', { parts, seconds: pilotSeconds }, session.signal, (done) =>
      bar.show({ done }),
    );
    bar.end();
    const threads = workers ?? availableParallelism();
    const plan: SweepPlan = {
      file,
      sweep,
      size,
      secondsEach,
      threads,
      estimate: estimate(size.replications, secondsEach, threads),
      storedRuns: storedRuns(store),
    };
    session.answer.write(isJson ? planJson(plan) : planText(plan, session.answer));
  } finally {
    bar.end();
  }
}
