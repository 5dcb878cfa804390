import type { PolicyAnswer } from '../../lab/policy/policy-answer.ts';
import { type FrontierFindings, type FrontierRequest, runFrontierStudy } from './frontier.ts';
import { type LeversRequest, runLeversStudy } from './levers.ts';
import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { type ResilienceRequest, runResilienceStudy } from './resilience.ts';
import { type SensitivityFindings, type SensitivityRequest, runSensitivityStudy } from './sensitivity.ts';
import type { RunStudy } from './study.ts';

/** What each study is asked, and what it finds; both can be sent between threads and stored. */
export interface Studies {
  readonly frontier: { readonly request: FrontierRequest; readonly findings: FrontierFindings };
  readonly levers: { readonly request: LeversRequest; readonly findings: PolicyAnswer };
  readonly resilience: { readonly request: ResilienceRequest; readonly findings: ResilienceAnswer };
  readonly sensitivity: { readonly request: SensitivityRequest; readonly findings: SensitivityFindings };
}
export type StudyName = keyof Studies;

export const studies: {
  readonly [Name in StudyName]: RunStudy<Studies[Name]['request'], Studies[Name]['findings']>;
} = {
  frontier: runFrontierStudy,
  levers: runLeversStudy,
  resilience: runResilienceStudy,
  sensitivity: runSensitivityStudy,
};
