import type { DocumentShock, ScenarioDocument } from '#scenarios';
import type { Arm } from '#sim-core';
import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import type { ResilienceReplication } from '../../lab/resilience/resilience-run.ts';
import { shockedBy } from '../../lab/resilience/shocked-by.ts';
import { summariseStudy } from '../../lab/resilience/summarise-study.ts';
import { type RunStudy, eachReplication, loadedFrom } from './study.ts';

/** How the region takes a shock, arm by arm. */
export interface ResilienceRequest {
  readonly document: ScenarioDocument;
  readonly shock: DocumentShock;
  readonly replications: number;
}

export const usualResilience: Omit<ResilienceRequest, 'document'> = {
  shock: { shock: 'demand', at: 36, months: 12, size: 0.3 },
  replications: 12,
};
export const comparedArms = ['isolated', 'cluster', 'consolidated'] as const satisfies readonly Arm[];

export const runResilienceStudy: RunStudy<ResilienceRequest, ResilienceAnswer> = async (
  { document, shock, replications },
  { run, onProgress, onFindings },
) => {
  const loaded = loadedFrom(document);
  const calm = shockedBy(loaded, []);
  const input = shockedBy(loaded, [shock]).scenario.timeline!.shocks![0];
  const strike = Math.floor((12 * input.step) / calm.scenario.parameters.stepsPerYear);
  const struck = [{ name: shock.shock, shock, strike }];
  const plan = { arms: comparedArms, replications, confidence: 0.95 };
  let done = 0;
  await eachReplication<ResilienceReplication>(
    replications,
    async (replication) => {
      const chunk = { scenario: calm.scenario, arms: comparedArms, shocks: [input], replication };
      const result = await run('resilience', chunk);
      onProgress((done += 1), replications);
      return result;
    },
    (runs) => {
      if (runs.length >= 2) onFindings(summariseStudy(calm, struck, runs, plan, 'usual'));
    },
  );
};
