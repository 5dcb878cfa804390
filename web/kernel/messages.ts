import type { Arm, Scenario } from '#sim-core';
import type { Replication } from '../../lab/replicate.ts';

/** What a worker is told to do; a later job takes the place of an earlier one. */
export interface Job {
  readonly id: number;
  readonly scenario: Scenario;
  /** Equal for scenarios whose burn-ins are the same bytes. */
  readonly burnInKey: string;
  readonly arms: readonly Arm[];
  /** The arms of which a first estimate is told; none for no such estimate. */
  readonly firstArms: readonly Arm[];
  readonly replications: readonly number[];
  /** Replications, from the first, of which `firstArms` are told before any other arm is run. */
  readonly firstCount: number;
  /** Years after the branch of which these are told ahead; of none when left out. */
  readonly aheadYears?: number;
}

export type ToWorker = { readonly job: Job } | { readonly stop: true };

/** `ahead`: the first arms over the first years; `first`: these arms over all years; `whole`: every arm. */
export type Extent = 'ahead' | 'first' | 'whole';

export interface FromWorker {
  readonly id: number;
  readonly extent: Extent;
  readonly replication: Replication;
}

/** What each extent has come to: replications in the order of their numbers, without gaps. */
export type Listener = Readonly<Partial<Record<Extent, (runs: readonly Replication[]) => void>>>;

/** How the replications of a scenario are shared out. */
export type Task = Pick<Job, 'scenario' | 'burnInKey' | 'arms' | 'firstArms' | 'aheadYears'> & {
  /** Replications in all. */
  readonly count: number;
};

/** Replicates one scenario at a time. */
export interface Replicating {
  /** Drops what is under way and starts anew. */
  run(task: Task, to: Listener): void;
  stop(): void;
}
