import type { DocumentShock, ScenarioDocument } from '#scenarios';
import type { Arm, ShockInput } from '#sim-core';
import { lossCurve } from '../../lab/resilience/impulse.ts';
import type { ResilienceReplication } from '../../lab/resilience/resilience-run.ts';
import {
  type LossTest,
  type Resistance,
  lossTests,
  resistanceOf,
} from '../../lab/resilience/summarise-resilience.ts';
import { type Interval, criticalValue, intervalOf } from '../../lab/statistics/interval.ts';
import { type RunStudy, eachReplication, loadedFrom } from './study.ts';

/** How the region takes a shock, arm by arm. */
export interface ResilienceRequest {
  readonly document: ScenarioDocument;
  readonly shock: DocumentShock;
  readonly replications: number;
}

/** How one arm takes it. */
export interface ArmResponse {
  readonly arm: Arm;
  readonly resistance: Resistance;
  /** Loss by month after the branch, per cent of turnover without the shock. */
  readonly losses: readonly Interval[];
  /** What it loses for good more than isolated firms; absent for these. */
  readonly test?: LossTest;
}

export interface ResilienceFindings {
  readonly seed: number;
  readonly shock: DocumentShock;
  /** Month in which it strikes, from 0 at the branch. */
  readonly strike: number;
  readonly replications: number;
  readonly confidence: number;
  readonly arms: readonly ArmResponse[];
}

export const usualResilience: Omit<ResilienceRequest, 'document'> = {
  shock: { shock: 'demand', at: 36, months: 12, size: 0.3 },
  replications: 12,
};
export const comparedArms = ['isolated', 'cluster', 'consolidated'] as const satisfies readonly Arm[];
const confidence = 0.95;

export const runResilienceStudy: RunStudy<ResilienceRequest, ResilienceFindings> = async (
  { document, shock, replications },
  { run, onProgress, onFindings },
) => {
  const { scenario } = loadedFrom(document);
  const struck = loadedFrom({ ...document, shocks: [...(document.shocks ?? []), shock] });
  const input: ShockInput = struck.scenario.timeline!.shocks!.at(-1)!;
  const strike = Math.floor((12 * input.step) / scenario.parameters.stepsPerYear);
  let done = 0;
  await eachReplication<ResilienceReplication>(
    replications,
    async (replication) => {
      const result = await run('resilience', { scenario, arms: comparedArms, shocks: [input], replication });
      onProgress((done += 1), replications);
      return result;
    },
    (runs) => {
      if (runs.length < 2) return;
      const arms = comparedArms.map((arm, place) => responseOf(runs, arm, place, strike));
      onFindings({ seed: scenario.seed, shock, strike, replications: runs.length, confidence, arms });
    },
  );
};

function responseOf(
  runs: readonly ResilienceReplication[],
  arm: Arm,
  place: number,
  strike: number,
): ArmResponse {
  const curves = runs.map(({ turnover }) => lossCurve(turnover[place][1], turnover[place][0]));
  const critical = criticalValue(confidence, runs.length);
  const losses = curves[0].map((_, month) =>
    intervalOf(
      curves.map((curve) => curve[month]),
      critical,
    ),
  );
  const resistance = resistanceOf(runs, place, 0, strike, confidence);
  if (arm === 'isolated') return { arm, resistance, losses };
  const [test] = lossTests(runs, place, comparedArms.indexOf('isolated'), [strike], confidence);
  return { arm, resistance, losses, test };
}
