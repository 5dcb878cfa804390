import type { LoadedScenario } from '#scenarios';
import { inOrder } from '../pool.ts';
import { halfWidth } from '../statistics/interval.ts';
import { isFixedWidthReached } from '../statistics/stopping.ts';
import { plannedCount } from '../stopping-rule.ts';
import { bestMix } from './best-mix.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import type { PolicyOptions, PolicyPlan, PolicyProgress } from './policy-options.ts';
import { type PolicyReplication, runPolicyChunk } from './policy-run.ts';
import { answerOf, policyWork } from './policy-work.ts';
import { Samples } from './samples.ts';

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

/** Whether replications 0 to the last given are those that the plan sums up. */
export function isEnough(runs: readonly PolicyReplication[], plan: PolicyPlan): boolean {
  if (plan.isFixed || runs.length === plan.cap) return runs.length === plan.cap;
  return isFixedWidthReached(
    runs.length,
    plan.precision,
    (count) => bestHalfWidth(runs.slice(0, count), plan) ?? Infinity,
  );
}

function bestHalfWidth(
  runs: readonly PolicyReplication[],
  { mixes, confidence }: PolicyPlan,
): number | undefined {
  const best = bestMix(new Samples(runs), mixes.length, confidence);
  return best && halfWidth(best.effect);
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
      ...(reached === undefined ? {} : { halfWidth: reached }),
      elapsedSeconds,
      remainingSeconds: (elapsedSeconds / done) * (planned - done),
    };
  };
}
