import type { ScenarioDocument } from '#scenarios';
import type { PolicyAnswer } from '../../lab/policy/policy-answer.ts';
import type { PolicyReplication } from '../../lab/policy/policy-run.ts';
import { answerOf, policyWork } from '../../lab/policy/policy-work.ts';
import { type RunStudy, eachReplication, loadedFrom } from './study.ts';

/** What public money buys: each lever alone, and the equal split. */
export interface LeversRequest {
  readonly document: ScenarioDocument;
  /** k€ a year. */
  readonly budget: number;
  /** First and last month with money, from 0 at the branch; the whole time after it when left out. */
  readonly from?: number;
  readonly to?: number;
  readonly replications: number;
}

/** k€ a year that may be asked about: a billion euros, far more than any programme of one region. */
export const mostBudget = 1_000_000;

export const usualLevers = { budget: 500, replications: 20 } as const;

export const runLeversStudy: RunStudy<LeversRequest, PolicyAnswer> = async (
  { document, ...options },
  { run, onProgress, onFindings },
) => {
  const { replications } = options;
  const loaded = loadedFrom(document);
  const work = policyWork(loaded, options);
  let done = 0;
  await eachReplication<PolicyReplication>(
    replications,
    async (replication) => {
      const result = await run('policy', work.chunkOf(replication));
      onProgress((done += 1), replications);
      return result;
    },
    (runs) => {
      if (runs.length >= 2) onFindings(answerOf(work, runs));
    },
  );
};
