import type { Issue, LoadedScenario } from '#scenarios';
import { type MeasureName, type Arm, measureNames } from '#sim-core';
import { type Factor, type FactorValue, factorOf } from '../sweep/factor.ts';
import { loadSweep } from '../sweep/load-sweep.ts';
import { listedPoints } from '../sweep/points.ts';
import type { FactorDocument } from '../sweep/schema.ts';
import type { RunOutcome } from '../sweep/run-result.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { type Contrast, armsIn, valueOfContrast } from './contrast.ts';

/** What an experiment that chooses its own points varies, and what it looks at. */
export interface TrialRequest {
  readonly base: LoadedScenario;
  /** Values that all points share, by parameter or JSON pointer. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly factors: readonly FactorDocument[];
  readonly arm: Arm;
  readonly baseline?: Arm;
  /** A measure, or a formula over measures. */
  readonly outcome: string;
  readonly isRelative: boolean;
  readonly replications: number;
}

/** A checked experiment. */
export interface Trial {
  readonly base: LoadedScenario;
  readonly factors: readonly Factor[];
  readonly contrast: Contrast;
  readonly replications: number;
  readonly sweep: Sweep;
}

export type TrialLoading =
  { readonly ok: true; readonly trial: Trial } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A point: a value per factor, and the text that seeds its luck. */
export interface TrialPoint {
  readonly values: readonly FactorValue[];
  readonly seed: string;
}

/** Luck is varied like a factor, behind all others. */
const luck = factorOf({ at: '/seed', values: ['any'] });

/** Checks an experiment as a sweep file is checked: it is run like one. */
export function loadTrial(request: TrialRequest): TrialLoading {
  const { base, set, factors, arm, baseline, outcome, replications, isRelative } = request;
  const { name } = base.document;
  const isName = /^\w+$/.test(outcome) && !/^\d/.test(outcome);
  const loading = loadSweep(
    {
      name: 'trial',
      title: 'Trial',
      scenario: name,
      ...(set && { set }),
      arms: [...new Set([arm, baseline ?? arm])],
      factors,
      design: { kind: 'one-at-a-time' },
      replications,
      outcomes: [isName ? outcome : { name: 'formula', formula: outcome, label: outcome }],
    },
    { scenarios: new Map([[name, base]]) },
  );
  if (!loading.ok) return loading;
  const { sweep } = loading;
  const contrast = {
    arm,
    ...(baseline !== undefined && { baseline }),
    outcome: sweep.outcomes[0],
    isRelative,
  };
  return { ok: true, trial: { base, factors: sweep.factors, contrast, replications, sweep } };
}

/** Whether a text is the name of a measure. */
export function isMeasure(text: string): text is MeasureName {
  return (measureNames as readonly string[]).includes(text);
}

/** The sweep of an experiment over some points. */
export function sweepOver({ sweep }: Pick<Trial, 'sweep'>, points: readonly TrialPoint[]): Sweep {
  return {
    ...sweep,
    factors: [...sweep.factors, luck],
    points: listedPoints(points.map(({ values, seed }) => [...values, seed])),
  };
}

/** What the points came to, in their order. */
export interface TrialResults {
  /** One value per replication; NaN where it failed. */
  readonly values: readonly Float64Array[];
  /** State hashes of all runs of a point, joined; empty where one failed. */
  readonly hashes: readonly string[];
}

/** How far points are. */
export interface PointProgress {
  /** Runs that are known by now, of `planned`. */
  readonly done: number;
  readonly planned: number;
  readonly remainingSeconds: number;
}

/** Runs some points, wherever runs are run: in threads with a store, or in a browser. */
export type PointRunner = (
  trial: Trial,
  points: readonly TrialPoint[],
  onProgress?: (progress: PointProgress) => void,
) => Promise<TrialResults>;

/**
 * What a point came to.
 *
 * @param outcomeOf what each arm came to in each replication; undefined where the point could not be run at all
 */
export function pointResult(
  { contrast, replications }: Trial,
  outcomeOf: ((arm: Arm, replication: number) => RunOutcome) | undefined,
): { readonly values: Float64Array; readonly hash: string } {
  const values = new Float64Array(replications).fill(NaN);
  let hash = '';
  if (!outcomeOf) return { values, hash };
  for (let replication = 0; replication < replications; replication += 1) {
    for (const arm of armsIn(contrast)) {
      const outcome = outcomeOf(arm, replication);
      hash += outcome.isFailed ? '' : outcome.stateHash;
    }
    values[replication] = valueOfContrast(contrast, (arm) => outcomeOf(arm, replication));
  }
  return { values, hash };
}
