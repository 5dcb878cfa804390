import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import { type RunSeries, runTable } from '../../lab/run/run-series.ts';
import { runJson } from './run-text.ts';

/** Writes the months of a run, their codebook, JSON and the report into a folder. */
export async function writeRun(
  folder: string,
  series: RunSeries,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderRun } = await import('../../lab/report/run/render-run.ts');
  const report = renderRun(series, command);
  return writeTogether(
    folder,
    [...tableDrafts([runTable(series)]), ['run.json', () => runJson(series)], ['report.html', () => report]],
    signal,
  );
}
