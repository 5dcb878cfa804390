import type { Comparison } from '../comparison.ts';
import type { Replication } from '../replicate.ts';
import { monthlyTable, runsTable } from './tables.ts';
import { tableDrafts } from './table-drafts.ts';
import { writeTogether } from './write-together.ts';

/**
 * Writes a comparison and its replications for R, Python and Stata: `runs` and `monthly` as CSV and Parquet, a codebook
 * of their variables, and the comparison as JSON.
 *
 * @param directory made if it is missing; files of the same names are replaced
 * @param runs those that the comparison sums up, as `study` returns them
 * @returns paths of the files written
 * @example const { comparison, runs } = await study(loaded); await writeFiles('results', comparison, runs);
 */
export async function writeFiles(
  directory: string,
  comparison: Comparison,
  runs: readonly Replication[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<string[]> {
  const tables = [runsTable(comparison, runs), monthlyTable(comparison, runs)];
  return writeTogether(
    directory,
    [...tableDrafts(tables), ['comparison.json', () => `${JSON.stringify(comparison, null, 2)}\n`]],
    signal,
  );
}
