import type { LoadedScenario, Notice, ScenarioDocument } from '#scenarios';
import type { Arm } from '#sim-core';
import type { Factor } from './factor.ts';
import type { Outcome } from './outcome.ts';
import type { Points } from './points.ts';
import type { PrecisionRule, SweepDocument } from './schema.ts';

/** How many replications a point gets: a number, or as many as a precision takes. */
export type ReplicationRule =
  | { readonly isFixed: true; readonly cap: number }
  | (Required<Omit<PrecisionRule, 'outcome'>> & { readonly isFixed: false; readonly outcome: Outcome });

/** A checked sweep, ready to be planned and run. */
export interface Sweep {
  readonly document: SweepDocument;
  readonly base: LoadedScenario;
  /** Scenario documents by the name that a factor gives them, with what all points share. */
  readonly scenarios: ReadonlyMap<string, ScenarioDocument>;
  readonly arms: readonly Arm[];
  readonly factors: readonly Factor[];
  readonly points: Points;
  readonly rule: ReplicationRule;
  readonly outcomes: readonly Outcome[];
  /** What of its scenarios and values probably does not do what it was written for. */
  readonly notices: readonly Notice[];
  /** Whether a point may simulate one organisation in n, so that totals are n times those of the sample. */
  readonly isSampled: boolean;
  /** What was read otherwise than it is written, left out, or does not vary, in sentences without a full stop. */
  readonly remarks: readonly string[];
}
