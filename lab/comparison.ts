import type { Arm, Network } from '#sim-core';

/** A mean and the ends of its confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Causes by which opportunities are lost, in the order of the stages. */
export const causes = ['unseen', 'unwilling', 'noSkill', 'noRoom', 'outbid', 'defected'] as const;
export type Cause = (typeof causes)[number];

/** Stages that an opportunity passes. */
export const stages = ['issued', 'noticed', 'routed', 'bid', 'won', 'delivered'] as const;
export type Stage = (typeof stages)[number];

/** What one arm did after the branch, over all replications. */
export interface ArmResult {
  /** k€ per year, mean over the years after the branch. */
  readonly turnover: Interval;
  /** Paired difference of turnover to the isolated arm, in per cent of the isolated mean. */
  readonly gap: Interval;
  /** Share of the planner's gap closed, in per cent; absent without a planner arm. */
  readonly plannerShare?: Interval;
  /** Every measure of the record: flows per year, stocks and structures as means over the steps after the branch. */
  readonly measures: Readonly<Record<string, Interval>>;
  /** Value lost by cause, in per cent of the value issued. */
  readonly ledger: Readonly<Record<Cause, Interval>>;
  /** Opportunities by stage, in per cent of those issued; `delivered` is by value. */
  readonly funnel: Readonly<Record<Stage, Interval>>;
  /** Monthly paired gap to isolated, in per cent of isolated turnover of the same month, 24 months before the branch to the end. */
  readonly events: {
    readonly month: readonly number[];
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  readonly network?: Network;
}

/** The answer: one type, told by the table, the report, the page, the API and the files. */
export interface Comparison {
  readonly scenario: string;
  readonly title: string;
  /** Hash of the checked scenario: the same hash, arm and replication give the same bytes. */
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  readonly replications: number;
  readonly confidence: number;
  /** Half-width of the headline gap in percentage points of isolated turnover: asked for and reached. */
  readonly precision: { readonly wanted: number; readonly reached: number; readonly isReached: boolean };
  readonly years: { readonly burnIn: number; readonly branch: number };
  /** The two arms of the headline difference. */
  readonly headline: { readonly arm: Arm; readonly baseline: Arm };
  readonly arms: Readonly<Partial<Record<Arm, ArmResult>>>;
}
