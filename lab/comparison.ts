import type { Arm, MeasureName, Network } from '#sim-core';
import type { Interval } from './statistics/interval.ts';

/** Causes by which opportunities are lost, in the order of the stages. */
export const causes = ['unseen', 'unwilling', 'noSkill', 'noRoom', 'outbid', 'defected'] as const;
export type Cause = (typeof causes)[number];

/** Stages that an opportunity passes. */
export const stages = ['issued', 'noticed', 'routed', 'bid', 'won', 'delivered'] as const;
export type Stage = (typeof stages)[number];

/** What one arm did after the branch, over all replications. Every difference is paired by replication. */
export interface ArmResult {
  /** k€ per year, mean over the years after the branch. */
  readonly turnover: Interval;
  /** Difference of turnover to the isolated arm, in per cent of the isolated mean. */
  readonly gap: Interval;
  /** The same over the last twelve months alone. */
  readonly lastYear: Interval;
  /** Share of the planner's gap closed, in per cent; absent without a planner arm that differs from isolated. */
  readonly plannerShare?: Interval;
  /** How many times more replications the gap would take without common luck; absent where all pairs differ alike. */
  readonly pairingGain?: number;
  /** Every measure of the record: flows per year, stocks as means over the steps, structures over yearly readings. */
  readonly measures: Readonly<Record<MeasureName, Interval>>;
  /** Difference of every measure to the isolated arm, in the measure's unit. */
  readonly changes: Readonly<Record<MeasureName, Interval>>;
  /** Value lost by cause, in per cent of the value issued. */
  readonly ledger: Readonly<Record<Cause, Interval>>;
  /** Difference of the ledger to the isolated arm, in percentage points. */
  readonly ledgerChanges: Readonly<Record<Cause, Interval>>;
  /** Opportunities by stage, in per cent of those issued; `delivered` is by value. */
  readonly funnel: Readonly<Record<Stage, Interval>>;
  /**
   * Monthly gap to isolated, in per cent of isolated turnover of the same month. Months count from the branch:
   * −24 to −1 before it, 0 the first after; a month in which isolated sold nothing is left out.
   */
  readonly events: {
    readonly month: readonly number[];
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  /** Who knew whom at the end of replication 0; only when asked for. */
  readonly network?: Network;
}

/** By how much the headline arm's turnover differs from another's. */
export interface Contrast {
  readonly arm: Arm;
  readonly baseline: Arm;
  /** Paired difference in per cent of the mean turnover of the isolated arm. */
  readonly gap: Interval;
}

/** The answer: one type, told by the table, the report, the page, the API and the files. */
export interface Comparison {
  readonly scenario: string;
  readonly title: string;
  /** Hash of the checked scenario: the same hash, arm and replication give the same bytes. */
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  /** One organisation in so many is simulated, and totals are those of the whole region; absent where all are. */
  readonly sample?: number;
  readonly replications: number;
  readonly confidence: number;
  /** Half-width of the headline gap in percentage points of isolated turnover: asked for and reached. */
  readonly precision: { readonly wanted: number; readonly reached: number; readonly isReached: boolean };
  readonly years: { readonly burnIn: number; readonly branch: number };
  /** The two arms of the headline difference: cluster and isolated, unless cluster was left out. */
  readonly headline: { readonly arm: Arm; readonly baseline: Arm };
  /** The headline arm against every other, in the order of the arms. */
  readonly contrasts: readonly Contrast[];
  readonly arms: Readonly<Partial<Record<Arm, ArmResult>>>;
}
