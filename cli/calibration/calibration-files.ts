import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import type { CalibrationSearch } from '../../lab/studies/calibration.ts';
import { calibrationTables } from '../../lab/studies/calibration-tables.ts';
import { calibrationJson } from './calibration-text.ts';

/** Writes targets, values and looks, their codebook, JSON and the report into a folder. */
export async function writeCalibration(
  folder: string,
  search: CalibrationSearch,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderCalibration } = await import('../../lab/report/calibration/render-calibration.ts');
  const report = renderCalibration(search, command);
  return writeTogether(
    folder,
    [
      ...tableDrafts(calibrationTables(search)),
      ['calibration.json', () => calibrationJson(search.fit)],
      ['report.html', () => report],
    ],
    signal,
  );
}
