import type { Arm } from '#sim-core';

/** What one run came to: a scenario under an arm with one draw of luck. */
export interface RunResult {
  /** Of the scenario. */
  readonly hash: string;
  readonly arm: Arm;
  readonly replication: number;
  readonly outcome: RunOutcome;
}

export type RunOutcome = FinishedRun | FailedRun;

export interface FinishedRun {
  readonly isFailed: false;
  /** One number per measure, in the order of `measureNames`: the time after the branch. */
  readonly measures: Float64Array;
  /** Hash of the whole state at the end, 16 hexadecimal digits. */
  readonly stateHash: string;
}

export interface FailedRun {
  readonly isFailed: true;
  readonly message: string;
}
