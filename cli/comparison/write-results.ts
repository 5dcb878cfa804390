import { type Study, writeFiles, writeTogether } from '#lab';

/**
 * Writes all files of a comparison into a folder: tables, codebook, JSON and the report.
 *
 * @param command the command line that gave the comparison
 */
export async function writeResults(
  folder: string,
  { comparison, runs }: Study,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderReport } = await import('../../lab/report/render-report.ts');
  const report = renderReport(comparison, { command });
  const tables = await writeFiles(folder, comparison, runs, { signal });
  return [...tables, ...(await writeTogether(folder, [['report.html', () => report]]))];
}

/** The command line as it could be typed again. */
export function commandLine(words: readonly string[]): string {
  const quoted = (word: string) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return ['carat', ...words.map(quoted)].join(' ');
}
