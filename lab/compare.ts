import type { LoadedScenario } from '#scenarios';
import type { Comparison } from './comparison.ts';
import { type CompareOptions, type Plan, type Progress, planOf } from './options.ts';
import { replicate } from './pool.ts';
import type { Replication } from './replicate.ts';
import { isEnough, plannedCount } from './stopping-rule.ts';
import { gapHalfWidth, summarise } from './summarise.ts';
import { withSeed } from './with-seed.ts';

/** A comparison with the replications it sums up. */
export interface Study {
  readonly comparison: Comparison;
  readonly runs: readonly Replication[];
  readonly plan: Plan;
}

/**
 * Compares arms of a scenario over paired replications.
 *
 * The same scenario and options give the same bytes of JSON for any number of workers.
 *
 * @throws OptionsError with all faults of the options; the signal's reason when aborted
 * @example const { arms } = await compare(loadLibrary('biowin'), { replications: 40 });
 */
export async function compare(loaded: LoadedScenario, options: CompareOptions = {}): Promise<Comparison> {
  return (await study(loaded, options)).comparison;
}

/** Compares as `compare` does, and keeps the replications, as `writeFiles` wants them. */
export async function study(loaded: LoadedScenario, options: CompareOptions = {}): Promise<Study> {
  const plan = planOf(options);
  const reseeded = options.seed === undefined ? loaded : withSeed(loaded, options.seed);
  const { workers, worker, signal, withNetwork = false, onProgress } = options;
  const chunk = { scenario: reseeded.scenario, arms: plan.arms, withNetwork };
  const runs: Replication[] = [];
  const progress = progressOf(plan);
  for await (const run of replicate(chunk, plan.cap, { workers, worker, signal })) {
    runs.push(run);
    const isLast = isEnough(runs, plan);
    onProgress?.(progress(runs, isLast));
    if (isLast) break;
  }
  return { comparison: summarise(reseeded, runs, plan), runs, plan };
}

/** Tells how far it is, by a clock that never reaches the results. */
function progressOf(plan: Plan): (runs: readonly Replication[], isLast: boolean) => Progress {
  const start = performance.now();
  return (runs, isLast) => {
    const done = runs.length;
    const elapsedSeconds = (performance.now() - start) / 1000;
    const halfWidth = done > 1 ? gapHalfWidth(runs, plan) : undefined;
    const planned = isLast ? done : plannedCount(done, halfWidth, plan);
    return {
      done,
      planned,
      ...(halfWidth !== undefined && Number.isFinite(halfWidth) && { halfWidth }),
      elapsedSeconds,
      remainingSeconds: (elapsedSeconds / done) * (planned - done),
    };
  };
}
