import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import type { ResilienceStudy } from '../../lab/resilience/resilience-study.ts';
import { responsesTable, survivalTable, turnoverTable } from '../../lab/resilience/resilience-tables.ts';
import { resilienceJson } from './resilience-json.ts';

/**
 * Writes all files of an answer into a folder: tables, codebook, JSON and the report.
 *
 * @param command the command line that gave the answer
 * @returns paths of the files written
 */
export async function writeResilienceResults(
  folder: string,
  { answer, runs }: ResilienceStudy,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderResilienceReport } = await import('../../lab/report/resilience/render-resilience-report.ts');
  const report = renderResilienceReport(answer, command);
  const survival = survivalTable(answer);
  const tables = [responsesTable(answer), turnoverTable(answer, runs), ...(survival ? [survival] : [])];
  return writeTogether(
    folder,
    [
      ...tableDrafts(tables),
      ['resilience.json', () => resilienceJson(answer)],
      ['report.html', () => report],
    ],
    signal,
  );
}
