import type { DocumentShock } from '#scenarios';
import type { Arm } from '#sim-core';
import type { Interval } from '../statistics/interval.ts';
import type { NetworkSurvival } from './network-survival.ts';

/** Months from the strike to the recovery of the mean curve; an end that is absent lies beyond the time simulated. */
export interface Recovery {
  readonly months?: number;
  readonly low?: number;
  readonly high?: number;
}

/** Whether a loss is there at all. */
export interface ResponseTest {
  /** Of the paired t test. */
  readonly p: number;
  /** The same, adjusted over all shocks and arms (Holm). */
  readonly adjusted: number;
  /** Whether the adjusted p is at or below 1 − confidence. */
  readonly isSeen: boolean;
}

/** How one arm takes a shock, against the same arm without it. */
export interface ArmResponse {
  readonly arm: Arm;
  /** Largest loss of the mean curve, per cent of turnover without the shock. */
  readonly depth: Interval;
  readonly recovery: Recovery;
  /** Mean loss from the strike to the end, per cent. */
  readonly whole: Interval;
  /** Mean loss of the last twelve months, per cent. */
  readonly lost: Interval;
  readonly tests: { readonly whole: ResponseTest; readonly lost: ResponseTest };
  /** Loss by month after the branch, per cent. */
  readonly curve: {
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
}

/** A difference between two arms, percentage points. */
export interface LossTest {
  readonly difference: Interval;
  readonly p: number;
  /** By Holm, over all shocks and pairs. */
  readonly adjusted: number;
}

/** What the first of two arms loses more than the second. */
export interface ArmPair {
  readonly first: Arm;
  readonly second: Arm;
  readonly whole: LossTest;
  readonly lost: LossTest;
  readonly isToldApart: { readonly whole: boolean; readonly lost: boolean };
}

/** One shock, and what it does to every arm. */
export interface ShockAnswer {
  readonly name: string;
  readonly shock: DocumentShock;
  /** Month of the strike, from 0 at the branch. */
  readonly strike: number;
  readonly arms: readonly ArmResponse[];
  readonly pairs: readonly ArmPair[];
}

/** How the cluster’s network falls apart beside real ones. */
export interface NetworkAnswer {
  /** Shares of all organisations removed. */
  readonly shares: readonly number[];
  /** Means over replications, at the end without a shock. */
  readonly cluster: {
    readonly organisations: number;
    readonly ties: number;
    readonly giant: number;
    readonly random: readonly Interval[];
    readonly targeted: readonly Interval[];
  };
  readonly real: {
    readonly source: string;
    readonly shares: readonly number[];
    readonly networks: readonly ({ readonly name: string } & NetworkSurvival)[];
  };
}

/** Shocks on the arms of one scenario. */
export interface ResilienceAnswer {
  readonly scenario: string;
  readonly title: string;
  /** Of the scenario without shocks. */
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  /** One organisation in so many is simulated; companies lost are those of the whole region. Absent where all are. */
  readonly sample?: number;
  readonly years: { readonly burnIn: number; readonly branch: number };
  /** After the branch. */
  readonly months: number;
  readonly replications: number;
  readonly confidence: number;
  readonly shocksFrom: 'scenario' | 'usual';
  readonly arms: readonly Arm[];
  readonly shocks: readonly ShockAnswer[];
  /** Absent without a cluster among the arms. */
  readonly network?: NetworkAnswer;
}
