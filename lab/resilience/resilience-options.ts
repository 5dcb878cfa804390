import type { DocumentShock } from '#scenarios';
import { type Arm, arms as allArms } from '#sim-core';
import { OptionsError, countIssue, issueUnless } from '../options.ts';
import { type UsualShockName, usualShockNames } from './usual-shocks.ts';

export interface ResilienceOptions {
  /** By default isolated, concentration, cluster and consolidated. */
  readonly arms?: readonly Arm[];
  /** By default the scenario's own shocks, or all usual ones where it has none. */
  readonly shocks?: readonly UsualShockName[];
  /** Month in which usual shocks strike, from 0 at the branch; 24 by default. */
  readonly at?: number;
  /** At least 2; 24 by default. */
  readonly replications?: number;
  /** Of every interval, in (0, 1); .95 by default. */
  readonly confidence?: number;
  /** Threads; 1 runs in this one. By default one per core, where the worker file is built. */
  readonly workers?: number;
  /** The bundled `lab/worker.ts`; by default `worker.js` beside this code. */
  readonly worker?: URL;
  /** Text that replaces the scenario's seed. */
  readonly seed?: string;
  readonly onProgress?: (progress: ResilienceProgress) => void;
  readonly signal?: AbortSignal;
}

/** How far a study of shocks is. */
export interface ResilienceProgress {
  readonly done: number;
  readonly planned: number;
  readonly remainingSeconds: number;
}

/** Options with every default filled in. */
export interface ResiliencePlan {
  /** In the order of the kernel's list. */
  readonly arms: readonly Arm[];
  /** Undefined where those of the scenario are to strike, if it has any. */
  readonly shocks: readonly UsualShockName[] | undefined;
  readonly at: number;
  readonly replications: number;
  readonly confidence: number;
}

/** A shock that strikes in a study. */
export interface StudiedShock {
  readonly name: string;
  readonly shock: DocumentShock;
}

const usualArms: readonly Arm[] = ['isolated', 'concentration', 'cluster', 'consolidated'];

/** @throws OptionsError with all faults at once; the month is checked with the scenario */
export function resiliencePlan(options: ResilienceOptions): ResiliencePlan {
  const { arms = usualArms, shocks, at = 24, replications = 24, confidence = 0.95 } = options;
  const issues = [
    ...issueUnless(arms.length > 0, '/arms', 'at least one arm', 'none'),
    ...arms.flatMap((arm) =>
      issueUnless(allArms.includes(arm), '/arms', `names among ${allArms.join(', ')}`, arm),
    ),
    ...(shocks ?? []).flatMap((name) =>
      issueUnless(
        usualShockNames.includes(name),
        '/shocks',
        `names among ${usualShockNames.join(', ')}`,
        name,
      ),
    ),
    ...issueUnless(shocks?.length !== 0, '/shocks', 'at least one shock', 'none'),
    ...countIssue('/replications', replications, 2),
    ...issueUnless(confidence > 0 && confidence < 1, '/confidence', 'a number between 0 and 1', confidence),
  ];
  if (issues.length > 0) throw new OptionsError(issues);
  return { arms: allArms.filter((arm) => arms.includes(arm)), shocks, at, replications, confidence };
}
