import type { When } from '#scenarios';
import { type Arm, arms } from '#sim-core';
import { OptionsError, countIssue, issueUnless } from '../options.ts';
import { type Mix, usualMixes } from './mix.ts';

export interface PolicyOptions {
  /** Public money charged while it lasts, k€/year, at least 0. */
  readonly budget: number;
  /** Ways to spend it; by default each lever alone, and the equal split of all. */
  readonly mixes?: readonly Mix[];
  /** First and last month with money, as in a document; by default the whole time after the branch. */
  readonly from?: When;
  readonly to?: When;
  /** The region that gets the money, and its control; cluster by default. */
  readonly arm?: Arm;
  /** Replications exactly, at least 2; without, as many as the precision takes. */
  readonly replications?: number;
  /** Half-width wanted for the best mix, in € of turnover per € spent; 1 by default. */
  readonly precision?: number;
  /** Replications at most when a precision is sought, at least 2; 40 by default. */
  readonly cap?: number;
  /** Of every interval, in (0, 1); .95 by default. */
  readonly confidence?: number;
  /** Threads; 1 runs in this one. By default one per core, where the worker file is built. */
  readonly workers?: number;
  /** The bundled `lab/worker.ts`; by default `worker.js` beside this code. */
  readonly worker?: URL;
  /** Text that replaces the scenario's seed. */
  readonly seed?: string;
  readonly onProgress?: (progress: PolicyProgress) => void;
  readonly signal?: AbortSignal;
}

/** How far a study of levers is. */
export interface PolicyProgress {
  readonly done: number;
  /** Replications that will probably do; a forecast while a precision is sought. */
  readonly planned: number;
  /** Of the best mix so far, in € per €; absent while nothing can be said. */
  readonly halfWidth?: number;
  readonly elapsedSeconds: number;
  readonly remainingSeconds: number;
}

/** Options with every default filled in. */
export interface PolicyPlan {
  readonly budget: number;
  readonly mixes: readonly Mix[];
  readonly arm: Arm;
  readonly isFixed: boolean;
  /** Replications, at most if not fixed. */
  readonly cap: number;
  readonly precision: number;
  readonly confidence: number;
}

/** @throws OptionsError with all faults at once; dates are checked with the scenario */
export function policyPlan(options: PolicyOptions): PolicyPlan {
  const {
    budget,
    mixes = usualMixes(),
    arm = 'cluster',
    replications,
    precision = 1,
    cap = 40,
    confidence = 0.95,
  } = options;
  const issues = [
    ...issueUnless(budget >= 0 && Number.isFinite(budget), '/budget', 'a number of at least 0', budget),
    ...issueUnless(mixes.length > 0, '/mixes', 'at least one mix', mixes.length),
    ...issueUnless(arms.includes(arm), '/arm', `one of ${arms.join(', ')}`, arm),
    ...countIssue('/replications', replications ?? 2, 2),
    ...countIssue('/cap', cap, 2),
    ...issueUnless(precision > 0, '/precision', 'a number above 0', precision),
    ...issueUnless(confidence > 0 && confidence < 1, '/confidence', 'a number between 0 and 1', confidence),
  ];
  if (issues.length > 0) throw new OptionsError(issues);
  const isFixed = replications !== undefined;
  return { budget, mixes, arm, isFixed, cap: replications ?? cap, precision, confidence };
}
