import { type Issue, type LoadedScenario, type Parsing } from '#scenarios';
import { withSeed } from '../compare.ts';
import { OptionsError } from '../options.ts';
import { inOrder } from '../pool.ts';
import { halfWidth } from '../statistics/interval.ts';
import { isFixedWidthReached } from '../statistics/stopping.ts';
import { plannedCount } from '../stopping-rule.ts';
import { bestMix } from './best-mix.ts';
import { fundedBy, moneyMonths } from './funded.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { type PolicyOptions, type PolicyPlan, type PolicyProgress, policyPlan } from './policy-options.ts';
import { type PolicyChunk, type PolicyReplication, runPolicyChunk } from './policy-run.ts';
import { Samples } from './samples.ts';
import { summarisePolicy } from './summarise-policy.ts';

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
  const plan = policyPlan(options);
  const loaded = options.seed === undefined ? given : withSeed(given, options.seed);
  const dates = moneyMonths(loaded, options);
  if ('issues' in dates) throw optionsError(dates.issues);
  const funded = plan.mixes.map((mix) => parsed(fundedBy(loaded, mix, plan.budget, dates.months)));
  const timelines = [loaded, ...funded].map(({ scenario }) => scenario.timeline);
  const part = (replication: number): PolicyChunk => ({
    scenario: loaded.scenario,
    arm: plan.arm,
    timelines,
    replication,
  });
  const { workers, worker, signal, onProgress } = options;
  const runs: PolicyReplication[] = [];
  const progress = progressOf(plan);
  const work = { part, run: runPolicyChunk, name: 'runPolicyChunk' };
  for await (const run of inOrder(work, plan.cap, { workers, worker, signal })) {
    runs.push(run);
    const isLast = isEnough(runs, plan);
    onProgress?.(progress(runs, isLast));
    if (isLast) break;
  }
  return { answer: summarisePolicy(loaded, funded, runs, plan, dates.months), runs, plan };
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

/** The scenario and the mixes were checked: an issue is a budget out of its range. */
function parsed(parsing: Parsing): LoadedScenario {
  if (parsing.ok) return parsing.loaded;
  throw optionsError(parsing.issues);
}

function optionsError(issues: readonly Issue[]): OptionsError {
  return new OptionsError(issues.map((issue) => ({ ...issue, code: 'range' })));
}
