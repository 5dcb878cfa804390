import type { Arm, Scenario } from '#sim-core';
import { measureNames } from '#sim-core';
import { runChunk } from '../replicate.ts';
import type { RunResult } from './run-result.ts';

/** Replications of one scenario that are still to be run, each under the arms that are missing. */
export interface ScenarioRuns {
  readonly scenario: Scenario;
  readonly hash: string;
  readonly runs: readonly { readonly replication: number; readonly arms: readonly Arm[] }[];
}

/** The unit of work of a sweep, for a worker thread as for a cloud function; it survives JSON. */
export interface SweepChunk {
  readonly parts: readonly ScenarioRuns[];
}

/**
 * Runs a chunk, and hands over what every replication gave as soon as it ends: here and in the cloud, it is this function.
 *
 * A run that fails is told like any other, and does not stop those after it.
 *
 * @param keep called once for each replication, with a result for each of its arms
 */
export function runSweepChunk({ parts }: SweepChunk, keep: (results: readonly RunResult[]) => void): void {
  for (const { scenario, hash, runs } of parts)
    for (const { replication, arms } of runs) keep(outcomesOf(scenario, hash, replication, arms));
}

/** Arms that share a burn-in give what each alone would give; where one fails, each is run alone. */
function outcomesOf(
  scenario: Scenario,
  hash: string,
  replication: number,
  arms: readonly Arm[],
): RunResult[] {
  try {
    const [{ measures, hashes }] = runChunk({ scenario, arms, replications: [replication] });
    const width = measureNames.length;
    return arms.map((arm, i) => ({
      hash,
      arm,
      replication,
      outcome: {
        isFailed: false,
        measures: measures.slice(i * width, (i + 1) * width),
        stateHash: hashes[i],
      },
    }));
  } catch (error) {
    if (arms.length > 1) return arms.flatMap((arm) => outcomesOf(scenario, hash, replication, [arm]));
    return [failed(hash, arms[0], replication, error)];
  }
}

/** The result of a run that could not be finished. */
export function failed(hash: string, arm: Arm, replication: number, error: unknown): RunResult {
  const message = error instanceof Error ? error.message : String(error);
  return { hash, arm, replication, outcome: { isFailed: true, message } };
}
