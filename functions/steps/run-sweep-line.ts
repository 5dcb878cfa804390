import { scenarioAt } from '../../lab/sweep/point-scenario.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { type ScenarioRuns, failed, runSweepChunk } from '../../lab/sweep/run-sweep-chunk.ts';
import { encodeAll } from '../../lab/sweep/store/record.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { LineOutcome } from './run-line.ts';
import { readStoredSweep } from './stored-sweep.ts';
import type { PointRange, SweepLine } from './sweep-lines.ts';

/**
 * Runs one line of a sweep’s manifest, and stores its runs under their content hash, as records of the lab’s store.
 *
 * A line that runs twice, even at once, leaves the same bytes in the same place.
 *
 * @throws Error where this is other code than that which planned the line: its runs would be taken for the other’s
 */
export async function runSweepLine(line: SweepLine, objects: ObjectStore): Promise<LineOutcome> {
  const { ranges, result, version } = line;
  const replications = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  if (await objects.has(result)) return { result, replications, isNew: false };
  if (version !== resultsVersion())
    throw new Error(`the line requires results of version ${version}, not ${resultsVersion()}`);
  const { sweep } = await readStoredSweep(line.sweep, objects);
  const records: Buffer[] = [];
  runSweepChunk({ parts: partsOf(sweep, ranges) }, (results) => void records.push(encodeAll(results)));
  await objects.put(result, Buffer.concat(records));
  return { result, replications, isNew: true };
}

/** Records that say of the runs of a line that nobody could run them. */
export function lostRecords(sweep: Sweep, { ranges }: SweepLine): Buffer {
  const fault = new Error('the function that ran it ended without an answer, time and again');
  return encodeAll(
    partsOf(sweep, ranges).flatMap(({ hash, runs }) =>
      runs.flatMap(({ replication, arms }) => arms.map((arm) => failed(hash, arm, replication, fault))),
    ),
  );
}

function partsOf(sweep: Sweep, ranges: readonly PointRange[]): ScenarioRuns[] {
  return ranges.map(({ point, from, to, arms }) => {
    const parsing = scenarioAt(sweep, point);
    if (!parsing.ok) throw new Error(`the point ${point} is faulty: ${parsing.issues[0].message}`);
    const { scenario, hash } = parsing.loaded;
    const runs = Array.from({ length: to - from }, (_, i) => ({ replication: from + i, arms }));
    return { scenario, hash, runs };
  });
}
