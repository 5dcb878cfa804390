import { type CompareOptions, type Progress, type Study, study } from '#lab';
import type { LoadedScenario } from '#scenarios';
import { type Arm, type Run, type Scenario, simulate } from '#sim-core';
import type { PolicyOptions, PolicyProgress } from '../../lab/policy/policy-options.ts';
import { type PolicyStudy, policyStudy } from '../../lab/policy/policy-study.ts';
import type { ResilienceOptions, ResilienceProgress } from '../../lab/resilience/resilience-options.ts';
import { type ResilienceStudy, resilienceStudy } from '../../lab/resilience/resilience-study.ts';
import { type HistoryResult, runHistory } from '../../lab/studies/history.ts';
import { validationPage } from '../../lab/studies/validation-page.ts';
import { pilot } from '../../lab/sweep/plan.ts';
import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';
import { type Fit, type CalibrationOptions, calibrate } from '../../lab/studies/calibration.ts';

/** Work that keeps a thread busy; what goes in and out can be copied between threads. */
export interface Jobs {
  study: {
    input: { loaded: LoadedScenario; options: Omit<CompareOptions, 'signal' | 'onProgress'> };
    progress: Progress;
    result: Study;
  };
  policy: {
    input: { loaded: LoadedScenario; options: Omit<PolicyOptions, 'signal' | 'onProgress'> };
    progress: PolicyProgress;
    result: PolicyStudy;
  };
  resilience: {
    input: { loaded: LoadedScenario; options: Omit<ResilienceOptions, 'signal' | 'onProgress'> };
    progress: ResilienceProgress;
    result: ResilienceStudy;
  };
  simulate: {
    input: { scenario: Scenario; arm: Arm; replication: number };
    progress: never;
    result: Run;
  };
  calibrate: {
    input: { scenario: Scenario; options: Omit<CalibrationOptions, 'onEvaluation'> };
    progress: { readonly fit: Fit; readonly best: Fit; readonly count: number };
    result: Fit;
  };
  validate: { input: { replications: number }; progress: string; result: string };
  history: {
    input: { name: string; replications: number };
    progress: string;
    result: HistoryResult;
  };
  pilot: { input: { parts: readonly ScenarioRuns[]; seconds: number }; progress: number; result: number };
}

type Doers = {
  [name in keyof Jobs]: (
    input: Jobs[name]['input'],
    tell: (progress: Jobs[name]['progress']) => void,
  ) => Jobs[name]['result'] | Promise<Jobs[name]['result']>;
};

export const jobs: Doers = {
  study: ({ loaded, options }, tell) => study(loaded, { ...options, onProgress: tell }),
  policy: ({ loaded, options }, tell) => policyStudy(loaded, { ...options, onProgress: tell }),
  resilience: ({ loaded, options }, tell) => resilienceStudy(loaded, { ...options, onProgress: tell }),
  simulate: ({ scenario, arm, replication }) => simulate(scenario, { arm, replication }),
  calibrate: ({ scenario, options }, tell) =>
    calibrate(scenario, { ...options, onEvaluation: (fit, best, count) => tell({ fit, best, count }) }),
  validate: ({ replications }, tell) => validationPage(replications, tell),
  history: ({ name, replications }, tell) => runHistory(name, replications, () => tell(name)),
  pilot: ({ parts, seconds }, tell) => pilot(parts, seconds, tell),
};
