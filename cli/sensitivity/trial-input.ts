import type { Issue, LoadedScenario } from '#scenarios';
import { isMeasure, loadTrial, type Trial, type TrialRequest } from '../../lab/sensitivity/trial.ts';
import { type FaultGroup, InputError, faultOf } from '../input/input-error.ts';

/**
 * Checks an experiment, and tells its faults under the options that they come from.
 *
 * @param optionOf the option behind a place of the sweep that the experiment is run as
 * @throws InputError with every fault
 */
export function checkedTrial(request: TrialRequest, optionOf: (path: string) => string): Trial {
  const loading = loadTrial(request);
  if (loading.ok) return loading.trial;
  const faults = loading.issues.map((issue: Issue) => ({ ...faultOf(issue), place: optionOf(issue.path) }));
  const group: FaultGroup = { subject: 'the command line', faults };
  throw new InputError([group]);
}

/** Whether differences are told in per cent of the baseline: those of measures are, those of formulas are not. */
export function isRelativeBy(outcome: string): boolean {
  return isMeasure(outcome);
}

/** Titles are those of the scenario, however it was named. */
export function titleOf({ document }: LoadedScenario): string {
  return `${document.title} (${document.name})`;
}
