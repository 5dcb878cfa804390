import type { SweepRound } from '../adapters/cloud-sweep.ts';

/** What the state machine hands on from call to call, without looking at it. */
export interface Round {
  /** Replications of a run, up to which chunks are listed. */
  readonly count?: number;
  readonly sweep?: SweepRound | Pick<SweepRound, 'computed' | 'isMending'>;
}
