import type { Notice } from '#scenarios';
import type { Arm } from '#sim-core';

/** What every record has. */
export interface RecordBase {
  /** Who it belongs to; a part of the key, so that nobody reaches another's record. */
  readonly owner: string;
  /** Sorts by time of creation. */
  readonly id: string;
  /** Counts from 1, and grows with every change. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ScenarioRecord extends RecordBase {
  readonly name: string;
  readonly title: string;
  readonly structure: string;
  /** Name and title in lower case, for searches. */
  readonly search: string;
  readonly organisationCount: number;
  /** Equal for scenarios that give the same results. */
  readonly hash: string;
  /** Absent in records of versions that gave none. */
  readonly notices?: readonly Notice[];
  /** Key of the document's object. */
  readonly documentKey: string;
}

export const workStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type WorkStatus = (typeof workStatuses)[number];

/** Whether there is still something to do. */
export function isUnderWay(status: WorkStatus): boolean {
  return status === 'queued' || status === 'running';
}

/** What a comparison is asked to do, with every default filled in. */
export interface RunPlan {
  readonly arms: readonly Arm[];
  readonly isFixed: boolean;
  /** Replications, at most if not fixed. */
  readonly cap: number;
  readonly precision: number;
  readonly confidence: number;
  readonly withNetwork: boolean;
}

/** A file of a result: its name for people, and its object. */
export interface ResultFile {
  readonly name: string;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal digits; absent in records of version 0.1.0. */
  readonly digest?: string;
}

/** Why work failed, for its owner. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export interface RunRecord extends RecordBase {
  readonly name: string;
  readonly title: string;
  /** Scenario that was compared as it then was; absent for one of the library or one sent along. */
  readonly scenarioId?: string;
  readonly scenarioHash: string;
  readonly organisationCount: number;
  readonly documentKey: string;
  readonly plan: RunPlan;
  /** Names the result; equal for requests with the same answer. */
  readonly resultId: string;
  readonly status: WorkStatus;
  /** Whether the answer was there already. */
  readonly isReused: boolean;
  /** Replications of the answer. */
  readonly replications?: number;
  readonly files?: readonly ResultFile[];
  readonly failure?: Failure;
  readonly notices?: readonly Notice[];
  readonly finishedAt?: string;
}

/** An answer that is there; its id is made of what it follows from. */
export interface ResultRecord extends RecordBase {
  readonly replications: number;
  readonly files: readonly ResultFile[];
}

/** Of the runs of an answer: simulated for it, known before, failed. */
export interface SweepAccount {
  readonly computed: number;
  readonly reused: number;
  readonly failed: number;
}

export interface SweepRecord extends RecordBase {
  readonly name: string;
  readonly title: string;
  /** Key of the object with the sweep and the scenarios that it refers to, as they then were. */
  readonly documentKey: string;
  readonly points: number;
  /** Runs, at most. */
  readonly runs: number;
  readonly status: WorkStatus;
  readonly account?: SweepAccount;
  readonly files?: readonly ResultFile[];
  readonly failure?: Failure;
  readonly notices?: readonly Notice[];
  readonly finishedAt?: string;
}

/** An answer to a sweep that is there; its id is made of what it follows from. */
export interface SweepResultRecord extends RecordBase {
  readonly account: SweepAccount;
  readonly files: readonly ResultFile[];
}

/** Records by kind. */
export interface Records {
  readonly scenario: ScenarioRecord;
  readonly run: RunRecord;
  readonly result: ResultRecord;
  readonly sweep: SweepRecord;
  readonly sweepResult: SweepResultRecord;
}
export type Kind = keyof Records;
