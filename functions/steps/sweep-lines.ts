import type { Arm } from '#sim-core';
import type { PointRuns } from '../../lab/sweep/round.ts';
import { contentHash } from './content-hash.ts';
import { sweepRunsPrefix } from './object-keys.ts';
import { chunkLoad, replicationLoad } from './plan-chunks.ts';

/** Replications of a point of the design, those before `to`, under the arms that are missing. */
export interface PointRange {
  readonly point: number;
  readonly from: number;
  readonly to: number;
  readonly arms: readonly Arm[];
}

/** A line of a manifest of a sweep: all that is needed to run a chunk and store what it gives. */
export interface SweepLine {
  /** Object of the sweep. */
  readonly sweep: string;
  /** Version of the results: other code would give others. */
  readonly version: string;
  readonly ranges: readonly PointRange[];
  /** Object that the chunk’s runs become; named by all that they follow from. */
  readonly result: string;
}

export interface SweepLineSource {
  readonly owner: string;
  readonly documentKey: string;
  readonly version: string;
  /** Whether a line has one replication, so that what cannot be run takes nothing else with it. */
  readonly isMending: boolean;
}

export interface SweepLines {
  readonly lines: readonly SweepLine[];
  readonly runs: number;
  /** Organisations times months times arms of the largest line. */
  readonly lineLoad: number;
}

/** Ranges of a line: an execution of the cloud takes no more than 256 KB for all lines of its batch. */
const mostRanges = 200;

/** Packs runs that are missing into lines, by what a replication takes. */
export async function planSweepLines(
  missing: AsyncIterable<PointRuns>,
  source: SweepLineSource,
): Promise<SweepLines> {
  const lines: SweepLine[] = [];
  let ranges: (PointRange & { readonly hash: string })[] = [];
  let [load, runs, lineLoad] = [0, 0, 0];
  const close = () => {
    if (ranges.length > 0) lines.push(lineOf(source, ranges));
    lineLoad = Math.max(lineLoad, load);
    [ranges, load] = [[], 0];
  };
  for await (const { point, scenario, hash, runs: replications } of missing)
    for (const { replication, arms } of replications) {
      const own = replicationLoad(scenario, arms.length);
      if (source.isMending || load + own > chunkLoad || ranges.length >= mostRanges) close();
      load += own;
      runs += arms.length;
      const last = ranges.at(-1);
      const goesOn = last?.point === point && last.to === replication && last.arms.join() === arms.join();
      if (goesOn) ranges[ranges.length - 1] = { ...last, to: replication + 1 };
      else ranges.push({ point, from: replication, to: replication + 1, arms, hash });
    }
  close();
  return { lines, runs, lineLoad };
}

function lineOf(
  { owner, documentKey, version }: SweepLineSource,
  ranges: readonly (PointRange & { readonly hash: string })[],
): SweepLine {
  const id = contentHash([version, ranges.map(({ hash, from, to, arms }) => [hash, from, to, arms])]);
  return {
    sweep: documentKey,
    version,
    ranges: ranges.map(({ point, from, to, arms }) => ({ point, from, to, arms })),
    result: `${sweepRunsPrefix(owner, version)}${id}.runs`,
  };
}

/** Runs that a line stands for. */
export function runsIn({ ranges }: SweepLine): number {
  return ranges.reduce((sum, { from, to, arms }) => sum + (to - from) * arms.length, 0);
}
