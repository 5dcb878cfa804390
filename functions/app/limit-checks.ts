import { type Issue, requirement } from '../../scenarios/issue.ts';
import type { LoadedScenario } from '../../scenarios/parse.ts';
import { valueAt } from '../../scenarios/schema-words.ts';
import type { Limits } from '../contract/limits.ts';
import type { RunPlan } from '../ports/records.ts';
import { replicationLoad } from '../steps/plan-chunks.ts';
import { ProblemError, invalid } from './problem.ts';
import type { Service } from './service.ts';

export const largeRemedy = 'ask for fewer organisations, years or arms, or run it on one machine';

const sampleRemedy = 'simulate a sample of the organisations';

/** The limit on organisations, where a document that is sent along passes it. */
export function organisationIssues(body: unknown, limits: Limits): Issue[] {
  const path = ['scenario', 'document', 'parameters', 'organisationCount'];
  const count = valueAt(body, path);
  if (typeof count !== 'number' || count <= limits.organisations) return [];
  const expected = `at most ${limits.organisations} organisations (limit organisations)`;
  return [requirement('size', path, expected, String(count), sampleRemedy)];
}

/** @throws ProblemError with every limit that a run would pass, before anything of it is begun */
export function checkLimits({ scenario }: LoadedScenario, plan: RunPlan, limits: Limits): void {
  const { organisationCount } = scenario.parameters;
  const each = replicationLoad(scenario, plan.arms.length);
  const load = each * plan.cap;
  const count = plan.isFixed ? 'replications' : 'cap';
  const issues: Issue[] = [];
  const limit = (isPassed: boolean, path: string[], expected: string, received: number, remedy: string) => {
    if (isPassed) issues.push(requirement('size', path, expected, String(received), remedy));
  };
  limit(
    organisationCount > limits.organisations,
    ['scenario'],
    `at most ${limits.organisations} organisations (limit organisations)`,
    organisationCount,
    sampleRemedy,
  );
  limit(
    plan.cap > limits.replications,
    [count],
    `at most ${limits.replications} (limit replications)`,
    plan.cap,
    'ask for fewer, or for less precision',
  );
  limit(
    load > limits.load,
    [count],
    `at most ${limits.load} organisations × months × arms × replications (limit load)`,
    load,
    'ask for fewer replications, arms or years',
  );
  limit(
    each > limits.replicationLoad,
    ['scenario'],
    `at most ${limits.replicationLoad} organisations × months × arms of one replication (limit replicationLoad)`,
    each,
    largeRemedy,
  );
  if (issues.length > 0) throw invalid(issues);
}

const minute = 60;

/** @throws ProblemError where an owner has started enough within this minute */
export async function checkPace({ store, limits }: Service, owner: string): Promise<void> {
  const now = Date.now() / 1000;
  const window = Math.floor(now / minute);
  const isGranted = await store.spend(
    owner,
    `start-${window}`,
    limits.startsPerMinute,
    (window + 2) * minute,
  );
  if (isGranted) return;
  throw new ProblemError(
    'too-many',
    `at most ${limits.startsPerMinute} starts a minute (limit startsPerMinute)`,
    {
      headers: { 'Retry-After': String(Math.ceil((window + 1) * minute - now)) },
    },
  );
}
