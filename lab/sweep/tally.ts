import { nextLook, type PointLedger } from './point-ledger.ts';
import type { SweepProgress } from './run-sweep.ts';
import type { Sweep } from './sweep.ts';

/** Counts of a session, by a clock that never reaches the results. */
export interface Tally {
  readonly start: number;
  computed: number;
  reused: number;
  failed: number;
  /** Seconds of work in all threads, and the replications done in them. */
  workSeconds: number;
  replications: number;
}

export function createTally(): Tally {
  return { start: performance.now(), computed: 0, reused: 0, failed: 0, workSeconds: 0, replications: 0 };
}

/** Runs that are planned by now: those begun, and the next look of every point that is not settled. */
export function plannedRuns({ arms, rule, points }: Sweep, ledger: PointLedger): number {
  if (rule.isFixed) {
    const last = ledger.pointCount - 1;
    return last < 0 ? 0 : (last * rule.cap + ledger.mostOf(last)) * arms.length;
  }
  let replications = 0;
  for (let index = 0; index < Math.min(points.count, ledger.pointCount); index += 1) {
    const count = ledger.countOf(index);
    const most = ledger.mostOf(index);
    replications += ledger.isFaulty(index) ? most : Math.max(count, nextLook(0, most));
  }
  return replications * arms.length;
}

export function progressOf(tally: Tally, planned: number, { rule }: Sweep): SweepProgress {
  const { start, computed, reused, failed } = tally;
  const seconds = (performance.now() - start) / 1000;
  const done = computed + reused;
  const rate = seconds > 0 ? computed / seconds : 0;
  const remainingSeconds = rate > 0 ? Math.max(0, planned - done) / rate : 0;
  return { done, planned, isForecast: !rule.isFixed, reused, failed, rate, remainingSeconds };
}
