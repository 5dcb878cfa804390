import type { Arm, Scenario } from '#sim-core';
import type { Replication } from '../../lab/replicate.ts';

/** What a worker is told to do; a later job takes the place of an earlier one. */
export interface Job {
  readonly id: number;
  readonly scenario: Scenario;
  /** Equal for scenarios whose burn-ins are the same bytes. */
  readonly burnInKey: string;
  readonly arms: readonly Arm[];
  /** The arms of which a first estimate is told. */
  readonly firstArms: readonly Arm[];
  readonly replications: readonly number[];
  /** Replications, from the first, of which `firstArms` are told before any other arm is run. */
  readonly firstCount: number;
}

export type ToWorker = { readonly job: Job } | { readonly stop: true };

export interface FromWorker {
  readonly id: number;
  readonly isFirst: boolean;
  readonly replication: Replication;
}
