import type { LoadedScenario } from '#scenarios';
import { inOrder } from '../pool.ts';
import { withSeed } from '../with-seed.ts';
import type { ResilienceAnswer } from './resilience-answer.ts';
import {
  type ResilienceOptions,
  type ResiliencePlan,
  type StudiedShock,
  resiliencePlan,
} from './resilience-options.ts';
import { type ResilienceChunk, type ResilienceReplication, runResilienceChunk } from './resilience-run.ts';
import { shockedBy } from './shocked-by.ts';
import { summariseStudy } from './summarise-study.ts';
import { usualShock, usualShockNames } from './usual-shocks.ts';

/** An answer with the replications it sums up. */
export interface ResilienceStudy {
  readonly answer: ResilienceAnswer;
  readonly runs: readonly ResilienceReplication[];
}

/**
 * Strikes every arm with every shock, one at a time, against the same arm with the same luck and no shock.
 *
 * The levers and paths of the scenario stay; its shocks strike one by one, or give way to those named.
 * The same scenario and options give the same bytes of JSON for any number of workers.
 *
 * @throws OptionsError with all faults of the options; the signal's reason when aborted
 * @example const { answer } = await resilienceStudy(loadLibrary('biowin'), { replications: 4 });
 */
export async function resilienceStudy(
  given: LoadedScenario,
  options: ResilienceOptions = {},
): Promise<ResilienceStudy> {
  const plan = resiliencePlan(options);
  const loaded = options.seed === undefined ? given : withSeed(given, options.seed);
  const shocks = studiedShocks(loaded, plan);
  const calm = shockedBy(loaded, []);
  const inputs = shocks.map(({ shock }) => shockedBy(loaded, [shock]).scenario.timeline!.shocks![0]);
  const part = (replication: number): ResilienceChunk => ({
    scenario: calm.scenario,
    arms: plan.arms,
    shocks: inputs,
    replication,
    withSurvival: true,
  });
  const { workers, worker, signal, onProgress } = options;
  const runs: ResilienceReplication[] = [];
  const start = performance.now();
  const work = { part, run: runResilienceChunk, name: 'runResilienceChunk' };
  for await (const run of inOrder(work, plan.replications, { workers, worker, signal })) {
    runs.push(run);
    const done = runs.length;
    const remainingSeconds = ((performance.now() - start) / 1000 / done) * (plan.replications - done);
    onProgress?.({ done, planned: plan.replications, remainingSeconds });
  }
  const { stepsPerYear } = calm.scenario.parameters;
  const struck = shocks.map((each, i) => ({
    ...each,
    strike: Math.floor((12 * inputs[i].step) / stepsPerYear),
  }));
  const isOwn = plan.shocks === undefined && (loaded.document.shocks ?? []).length > 0;
  return { answer: summariseStudy(calm, struck, runs, plan, isOwn ? 'scenario' : 'usual'), runs };
}

/** The shocks of a study, in its order. */
export function studiedShocks({ document, scenario }: LoadedScenario, plan: ResiliencePlan): StudiedShock[] {
  const own = document.shocks ?? [];
  if (plan.shocks === undefined && own.length > 0)
    return own.map((shock, i) => ({ name: `${i + 1}-${shock.shock}`, shock }));
  const organisations = scenario.organisations?.length ?? scenario.parameters.organisationCount;
  return (plan.shocks ?? usualShockNames).map((name) => ({
    name,
    shock: usualShock(name, plan.at, organisations, scenario.sample),
  }));
}
