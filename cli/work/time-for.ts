import { availableParallelism } from 'node:os';
import { estimate } from '../../lab/sweep/plan.ts';
import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';
import type { Session } from '../session.ts';
import { counted, duration } from '../text/numbers.ts';
import { apart } from './apart.ts';

/** Tells how long some replications take, as in `about 5 min 0 s on 2 threads`. */
export type TimeFor = (
  parts: readonly ScenarioRuns[],
  replications: number,
  workers: number | undefined,
) => Promise<string>;

/** What tells it, from a replication that is tried twice: the first is slowed by compiling. */
export function timeFor(session: Session): TimeFor {
  return async (parts, replications, workers) => {
    const threads = workers ?? availableParallelism();
    const secondsEach = await apart('pilot', { parts: parts.slice(0, 1), seconds: 0 }, session.signal);
    const { secondsHere } = estimate(replications, secondsEach, threads);
    return `about ${duration(secondsHere)} on ${counted(threads, 'thread')}`;
  };
}
