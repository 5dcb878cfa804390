import type { Issue, LoadedScenario, Parsing } from '#scenarios';
import { OptionsError } from '../options.ts';
import { withSeed } from '../with-seed.ts';
import { type MoneyMonths, fundedBy, moneyMonths } from './funded.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { type PolicyOptions, type PolicyPlan, policyPlan } from './policy-options.ts';
import type { PolicyChunk, PolicyReplication } from './policy-run.ts';
import { summarisePolicy } from './summarise-policy.ts';

/** A question about levers, checked and cut into replications, wherever these are run. */
export interface PolicyWork {
  /** Without the money. */
  readonly loaded: LoadedScenario;
  /** With the money of each mix, in the order of the plan. */
  readonly funded: readonly LoadedScenario[];
  readonly plan: PolicyPlan;
  readonly months: MoneyMonths;
  readonly chunkOf: (replication: number) => PolicyChunk;
}

/** @throws OptionsError with all faults of the options */
export function policyWork(given: LoadedScenario, options: PolicyOptions): PolicyWork {
  const plan = policyPlan(options);
  const loaded = options.seed === undefined ? given : withSeed(given, options.seed);
  const dates = moneyMonths(loaded, options);
  if ('issues' in dates) throw optionsError(dates.issues);
  const { months } = dates;
  const funded = plan.mixes.map((mix) => parsed(fundedBy(loaded, mix, plan.budget, months)));
  const timelines = [loaded, ...funded].map(({ scenario }) => scenario.timeline);
  const chunkOf = (replication: number): PolicyChunk => ({
    scenario: loaded.scenario,
    arm: plan.arm,
    timelines,
    replication,
  });
  return { loaded, funded, plan, months, chunkOf };
}

/** @param runs replications from the first on, at least 2 */
export function answerOf(
  { loaded, funded, plan, months }: PolicyWork,
  runs: readonly PolicyReplication[],
): PolicyAnswer {
  return summarisePolicy(loaded, funded, runs, plan, months);
}

/** The scenario and the mixes were checked: an issue is a budget out of its range. */
function parsed(parsing: Parsing): LoadedScenario {
  if (parsing.ok) return parsing.loaded;
  throw optionsError(parsing.issues);
}

function optionsError(issues: readonly Issue[]): OptionsError {
  return new OptionsError(issues.map((issue) => ({ ...issue, code: 'range' })));
}
