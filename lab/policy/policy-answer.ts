import type { Arm, LeverName } from '#sim-core';
import type { Interval } from '../statistics/interval.ts';

/** What a payer asks about. */
export const outcomes = ['turnover', 'valueAdded', 'jobs'] as const;
export type Outcome = (typeof outcomes)[number];

/** Parts of a gain of turnover, by who sells: kinds add up to it, and so do sizes, and so do markets. */
export const gainParts = ['firms', 'related', 'small', 'medium', 'large', 'home', 'export'] as const;
export type GainPart = (typeof gainParts)[number];

/**
 * Where won business comes from: more was issued, or less was lost for a cause. With the work that the open market
 * outside does for the region, they add up to what the region won.
 */
export const origins = [
  'newDemand',
  'unseen',
  'unwilling',
  'noSkill',
  'noRoom',
  'outbid',
  'defected',
] as const;
export type Origin = (typeof origins)[number];

/** € per € for turnover and value added, employees per million € for jobs. */
export type Effects = Readonly<Record<Outcome, Interval>>;

/** Whether an effect is there at all. */
export interface EffectTest {
  /** Of the paired t test; NaN where it cannot be determined. */
  readonly p: number;
  /** The same, adjusted for the number of mixes (Holm). */
  readonly adjusted: number;
  /** Whether the adjusted p is at or below 1 − confidence, in a study that is whole. */
  readonly isMoved: boolean;
}

/** A difference to the region without the money, over the months after the branch. */
export interface EventCurve {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** What one way to spend the money did, against the same region without it. Every difference is paired by replication. */
export interface MixResult {
  readonly name: string;
  readonly shares: Readonly<Partial<Record<LeverName, number>>>;
  /** Hash of the scenario with this money. */
  readonly hash: string;
  /** Levers for which the arm has no use: their money is given back. */
  readonly unusable: readonly LeverName[];
  /** k€ in all, means; what is neither spent nor returned is in the purse at the end. */
  readonly charged: number;
  readonly spent: number;
  readonly returned: number;
  /** Differences: k€ of turnover and value added over all years after the branch, employees over the last year. */
  readonly change: Effects;
  /** Absent where nothing was spent. */
  readonly perEuroSpent?: Effects;
  /** Absent where nothing was charged. */
  readonly perEuroCharged?: Effects;
  readonly tests: Readonly<Record<Outcome, EffectTest>>;
  /** Months from the first with money until half of the effect is there to stay; absent where no effect is seen. */
  readonly monthsToEffect?: number;
  /** Who sells more, € per € spent; absent where nothing was spent. */
  readonly gain?: Readonly<Record<GainPart, Interval>>;
  /** Where the won business comes from, € at reference prices per € spent; absent where nothing was spent. */
  readonly origin?: Readonly<Record<Origin, Interval>>;
  /** Work bought from suppliers outside, € at reference prices per € spent; absent where nothing was spent. */
  readonly boughtOutside?: Interval;
  /** Turnover in the last year with money, in the last of all, and what was lost between, k€/year; absent where money lasts
   * into the last year. */
  readonly after?: { readonly funded: Interval; readonly last: Interval; readonly lost: Interval };
  /** What it would take to see an effect of this size on turnover, four times out of five; absent where one is seen. */
  readonly toBeSeen?: { readonly replications: number; readonly budget: number };
  /** Differences of the twelve months that end with each month, k€ a year, and of employment, employees. */
  readonly events: Readonly<Record<Outcome, EventCurve>>;
}

/** A mix that spent money. */
export type SpendingMix = MixResult &
  Required<Pick<MixResult, 'perEuroSpent' | 'gain' | 'origin' | 'boughtOutside'>>;

/** Two mixes compared, in € of turnover per € spent. */
export interface MixPair {
  readonly first: string;
  readonly second: string;
  readonly difference: Interval;
  readonly p: number;
  /** Adjusted for the number of pairs (Holm). */
  readonly adjusted: number;
  /** Beyond chance, in a study that is whole. */
  readonly isToldApart: boolean;
}

/** How money becomes effect: a parameter of a lever, as the scenario has it. */
export interface Conversion {
  readonly lever: LeverName;
  readonly parameter: string;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly grade: string;
  readonly source: string;
  readonly description: string;
}

/** What a scenario spends before a study adds to it. */
export interface StandingMoney {
  /** Levers of the scenario, each once. */
  readonly levers: readonly LeverName[];
  /** k€ a year, mean over the years after the branch. */
  readonly charged: number;
}

/** The answer: one type, told by the table, the report and the files. */
export interface PolicyAnswer {
  readonly scenario: string;
  readonly title: string;
  /** Of the scenario without the money. */
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  /** One organisation in so many is simulated; money and totals are those of the whole region. Absent where all are. */
  readonly sample?: number;
  readonly arm: Arm;
  /** k€ a year, and the first and last month with money, from 0 at the branch. */
  readonly money: { readonly budget: number; readonly from: number; readonly to: number };
  /** Public money that the scenario spends already, with and without the money of the study, which comes on top; absent without any. */
  readonly standing?: StandingMoney;
  readonly years: { readonly burnIn: number; readonly branch: number };
  readonly replications: number;
  /** Whether these are all that were asked for: before, intervals are shown and nothing is claimed, see `isEnough`. */
  readonly isWhole: boolean;
  readonly confidence: number;
  /** Half-width for the best mix in € of turnover per € spent: asked for and reached. Not reached where nothing was spent. */
  readonly precision: { readonly wanted: number; readonly reached?: number; readonly isReached: boolean };
  /** The region without the money: k€ a year, and employees in the last year. */
  readonly control: Effects;
  /** Name of the mix with the most turnover per € spent, of those that spent at least half; absent without one. */
  readonly best?: string;
  /** In the order asked for. */
  readonly mixes: readonly MixResult[];
  readonly pairs: readonly MixPair[];
  /** Largest sets of mixes of which no two can be told apart, the best first. */
  readonly groups: readonly (readonly string[])[];
  readonly conversions: readonly Conversion[];
  /** Whether customers who are served well ask for more; if not, demand is the same with and without the money. */
  readonly isDemandFixed: boolean;
}
