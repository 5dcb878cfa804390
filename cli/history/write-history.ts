import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import type { HistoryResult } from '../../lab/studies/history.ts';
import { outcomesTable } from '../../lab/studies/history-tables.ts';
import { historyJson } from './history-text.ts';

/** Writes the outcomes, their codebook, JSON and the report into a folder. */
export async function writeHistory(
  folder: string,
  results: readonly HistoryResult[],
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderHistory } = await import('../../lab/report/history/render-history.ts');
  const report = renderHistory(results, command);
  return writeTogether(
    folder,
    [
      ...tableDrafts([outcomesTable(results)]),
      ['history.json', () => historyJson(results)],
      ['report.html', () => report],
    ],
    signal,
  );
}
