import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { readJson } from '../../scenarios/read-json.ts';
import { sweepSchema } from '../../lab/sweep/schema.ts';
import { type ResultsProvenance, samplesOfRows } from '../../lab/sweep/summary/read-rows.ts';
import type { Described, SweepSamples } from '../../lab/sweep/summary/samples.ts';
import { inputError } from '../input/input-error.ts';
import { codeOf, refusalOf } from '../input/system-fault.ts';

/**
 * Reads the results that a sweep has written into a folder, row by row.
 *
 * @throws InputError for a folder that holds none, or damaged ones
 */
export async function readResults(folder: string, signal: AbortSignal): Promise<SweepSamples> {
  const provenance = provenanceIn(folder, await textOf(folder, 'sweep.json', signal));
  const table = await textOf(folder, 'codebook.csv', signal);
  const path = join(folder, 'runs.csv');
  try {
    const lines = parse();
    const file = createReadStream(path, { signal });
    file.on('error', (error) => lines.destroy(error));
    file.pipe(lines);
    return await samplesOfRows(provenance, describedIn(table), lines as AsyncIterable<string[]>);
  } catch (error) {
    signal.throwIfAborted();
    throw damage(path, error);
  }
}

async function textOf(folder: string, name: string, signal: AbortSignal): Promise<string> {
  try {
    return await readFile(join(folder, name), { encoding: 'utf8', signal });
  } catch (error) {
    signal.throwIfAborted();
    if (codeOf(error) !== 'ENOENT') throw damage(join(folder, name), error);
    throw inputError(
      folder,
      `it holds no results of a sweep: there is no ${name} in it`,
      'name the folder that "carat sweep FILE --out FOLDER" wrote; of a sweep that is not finished, name its file',
    );
  }
}

function provenanceIn(folder: string, text: string): ResultsProvenance {
  const reading = readJson(text);
  const value = reading.ok ? (reading.value as Partial<ResultsProvenance>) : {};
  const { points, pointsRun, arms, failures, scenarioHash, seeds } = value;
  const isWhole = [points, pointsRun, failures].every((count) => Number.isInteger(count));
  if (
    sweepSchema.safeParse(value.sweep).success &&
    isWhole &&
    Array.isArray(arms) &&
    typeof scenarioHash === 'string' &&
    typeof seeds?.scenario === 'string'
  )
    return value as ResultsProvenance;
  throw inputError(
    join(folder, 'sweep.json'),
    'it is not what a sweep writes',
    'run the sweep again: runs that are stored are not computed again',
  );
}

/** The variables of the runs, as the codebook tells them. */
function describedIn(text: string): Map<string, Described> {
  const rows = parseAtOnce<Record<string, string>>(text, { columns: true, relax_column_count: true });
  return new Map(
    rows
      .filter(({ file }) => file === 'runs')
      .map(({ variable: name, label, unit, definition }) => [name, { name, label, unit, definition }]),
  );
}

function damage(path: string, error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal) return inputError(path, refusal.message, refusal.remedy);
  const { message } = error as Error;
  return inputError(
    path,
    `it cannot be read: ${message}`,
    'run the sweep again: runs that are stored are not computed again',
  );
}
