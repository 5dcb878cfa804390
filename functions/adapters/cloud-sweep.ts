import { createTally } from '../../lab/sweep/tally.ts';
import { PointLedger } from '../../lab/sweep/point-ledger.ts';
import { plannedRuns } from '../../lab/sweep/tally.ts';
import { writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { missingRuns } from '../../lab/sweep/round.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { readFile } from 'node:fs/promises';
import type { ObjectStore } from '../ports/object-store.ts';
import { lostKey, manifestKey } from '../steps/object-keys.ts';
import { lostRecords } from '../steps/run-sweep-line.ts';
import { readStoredSweep } from '../steps/stored-sweep.ts';
import { type BegunSweep, type SweepResult, sweepFiles } from '../steps/sweep-life.ts';
import { type SweepLine, planSweepLines, runsIn } from '../steps/sweep-lines.ts';
import { readLines, writeLines } from '../steps/json-lines.ts';
import { type MirroredRuns, mirrorRuns } from './mirrored-runs.ts';

/** What goes from call to call while a sweep runs. */
export interface SweepRound {
  /** Runs that were planned so far, each once. */
  readonly computed: number;
  /** The list of this round; absent where nothing was missing. */
  readonly manifest?: string;
  /** Whether the lines are those that the round before lost. */
  readonly isMending: boolean;
}

export interface SweepPreparation {
  readonly round: SweepRound;
  readonly lines: number;
  readonly lineLoad: number;
}

/**
 * Lists what a sweep still has to run: all that it lacks, or what its precision takes next.
 *
 * @param before of the last merge
 */
export async function prepareSweep(
  { record }: BegunSweep,
  before: Pick<SweepRound, 'computed' | 'isMending'>,
  objects: ObjectStore,
): Promise<SweepPreparation> {
  const { owner, id, documentKey } = record;
  return withRuns(record, objects, async ({ sweep, ledger, runs }) => {
    const tally = createTally();
    const { isMending } = before;
    const source = { owner, documentKey, version: resultsVersion(), isMending };
    const missing = missingRuns(sweep, ledger, runs.store, tally);
    const { lines, runs: count, lineLoad } = await planSweepLines(missing, source);
    const computed = before.computed + (isMending ? 0 : count);
    if (lines.length === 0) return { round: { computed, isMending }, lines: 0, lineLoad };
    const planned = plannedRuns(sweep, ledger);
    const manifest = manifestKey(owner, id, { known: planned - count, planned });
    await writeLines(objects, manifest, lines);
    return { round: { computed, isMending, manifest }, lines: lines.length, lineLoad };
  });
}

/** The results, or that the sweep goes on. */
export type SweepMerge =
  | { readonly isDone: true; readonly result: SweepResult; readonly isFinal: boolean }
  | { readonly isDone: false; readonly round: Pick<SweepRound, 'computed' | 'isMending'> };

/**
 * Takes in what a round has run, and writes the results where the sweep has all that it takes, with the bytes of the lab.
 *
 * Lines that were lost are tried once more, one replication each; those lost again are failures of the results.
 */
export async function mergeSweep(
  { record, resultId }: BegunSweep,
  { computed, manifest, isMending }: SweepRound,
  objects: ObjectStore,
): Promise<SweepMerge> {
  const { owner, id } = record;
  return withRuns(record, objects, async ({ sweep, ledger, runs, lost }) => {
    const lines = manifest === undefined ? [] : await readLines<SweepLine>(objects, manifest);
    const gone = lines.filter(({ result }) => !runs.keys.has(result));
    if (gone.length > 0 && !isMending) return { isDone: false, round: { computed, isMending: true } };
    const known = new Set(lost.map(({ result }) => result));
    const given = [...lost, ...gone.filter(({ result }) => !known.has(result))];
    if (given.length > lost.length) await writeLines(objects, lostKey(owner, id), given);
    for (const line of given.slice(lost.length)) runs.add(lostRecords(sweep, line));

    const tally = createTally();
    for await (const part of missingRuns(sweep, ledger, runs.store, tally))
      if (part.runs.length > 0) return { isDone: false, round: { computed, isMending: false } };
    const written = await writeSweepResults(runs.folder, { sweep, store: runs.store, ledger });
    const files = await sweepFiles(owner, resultId, written.files);
    for (const [i, { key }] of files.entries()) await objects.put(key, await readFile(written.files[i]));
    const own = computed - given.reduce((sum, line) => sum + runsIn(line), 0);
    const faultyPoints = Array.from({ length: ledger.pointCount }, (_, i) => ledger.isFaulty(i));
    const failedRuns = written.failures - faultyPoints.filter(Boolean).length;
    const account = { computed: own, reused: tally.reused - computed, failed: tally.failed + failedRuns };
    return { isDone: true, result: { account, files }, isFinal: given.length === 0 };
  });
}

interface OpenSweep {
  readonly sweep: Sweep;
  readonly ledger: PointLedger;
  readonly runs: MirroredRuns;
  /** Lines that were given up. */
  readonly lost: readonly SweepLine[];
}

async function withRuns<Answer>(
  { owner, id, documentKey }: BegunSweep['record'],
  objects: ObjectStore,
  work: (open: OpenSweep) => Promise<Answer>,
): Promise<Answer> {
  const { sweep, limit } = await readStoredSweep(documentKey, objects);
  const lost = await readLines<SweepLine>(objects, lostKey(owner, id));
  const runs = await mirrorRuns(objects, owner, resultsVersion());
  try {
    for (const line of lost) runs.add(lostRecords(sweep, line));
    return await work({ sweep, ledger: new PointLedger(sweep, limit), runs, lost });
  } finally {
    runs.close();
  }
}
