import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import type { PolicyStudy } from '../../lab/policy/policy-study.ts';
import { effectsTable, policyMonthlyTable, policyRunsTable } from '../../lab/policy/policy-tables.ts';
import { policyJson } from './policy-json.ts';

/**
 * Writes all files of an answer into a folder: tables, codebook, JSON and the report.
 *
 * @param command the command line that gave the answer
 * @returns paths of the files written
 */
export async function writePolicyResults(
  folder: string,
  { answer, runs }: PolicyStudy,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderPolicyReport } = await import('../../lab/report/policy/render-policy-report.ts');
  const report = renderPolicyReport(answer, command);
  const tables = [effectsTable(answer), policyRunsTable(answer, runs), policyMonthlyTable(answer, runs)];
  return writeTogether(
    folder,
    [...tableDrafts(tables), ['policy.json', () => policyJson(answer)], ['report.html', () => report]],
    signal,
  );
}
