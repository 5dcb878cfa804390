import type { LoadedScenario } from '#scenarios';
import { inOrder } from '../pool.ts';
import { plannedCount } from '../stopping-rule.ts';
import { bestHalfWidth, isEnough } from './enough.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import type { PolicyOptions, PolicyPlan, PolicyProgress } from './policy-options.ts';
import { type PolicyReplication, runPolicyChunk } from './policy-run.ts';
import { answerOf, policyWork } from './policy-work.ts';

/** An answer with the replications it sums up. */
export interface PolicyStudy {
  readonly answer: PolicyAnswer;
  readonly runs: readonly PolicyReplication[];
  readonly plan: PolicyPlan;
}

/**
 * Compares ways to spend public money on a region, each against the same region without it, over paired replications.
 *
 * The same scenario and options give the same bytes of JSON for any number of workers.
 *
 * @throws OptionsError with all faults of the options; the signal's reason when aborted
 * @example const { answer } = await policyStudy(loadLibrary('biowin'), { budget: 500 });
 */
export async function policyStudy(given: LoadedScenario, options: PolicyOptions): Promise<PolicyStudy> {
  const work = policyWork(given, options);
  const { plan, chunkOf } = work;
  const { workers, worker, signal, onProgress } = options;
  const runs: PolicyReplication[] = [];
  const progress = progressOf(plan);
  const parted = { part: chunkOf, run: runPolicyChunk, name: 'runPolicyChunk' };
  for await (const run of inOrder(parted, plan.cap, { workers, worker, signal })) {
    runs.push(run);
    const isLast = isEnough(runs, plan);
    onProgress?.(progress(runs, isLast));
    if (isLast) break;
  }
  return { answer: answerOf(work, runs), runs, plan };
}

/** Tells how far it is, by a clock that never reaches the results. */
function progressOf(
  plan: PolicyPlan,
): (runs: readonly PolicyReplication[], isLast: boolean) => PolicyProgress {
  const start = performance.now();
  return (runs, isLast) => {
    const done = runs.length;
    const elapsedSeconds = (performance.now() - start) / 1000;
    const reached = done > 1 ? bestHalfWidth(runs, plan) : undefined;
    const planned = isLast ? done : plannedCount(done, reached, plan);
    return {
      done,
      planned,
      ...(reached !== undefined && Number.isFinite(reached) && { halfWidth: reached }),
      elapsedSeconds,
      remainingSeconds: (elapsedSeconds / done) * (planned - done),
    };
  };
}
