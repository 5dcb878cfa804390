import type { RunOutcome } from '../../lab/sweep/run-result.ts';
import { scenarioAt } from '../../lab/sweep/point-scenario.ts';
import { armsIn } from '../../lab/sensitivity/contrast.ts';
import { type PointRunner, pointResult, sweepOver } from '../../lab/sensitivity/trial.ts';
import type { RunChunk } from '../kernel/chunks.ts';

/** Runs every point anew, a chunk for each of its replications. */
export function pointsBy(run: RunChunk): PointRunner {
  return async (trial, points, onProgress) => {
    const sweep = sweepOver(trial, points);
    const arms = armsIn(trial.contrast);
    const planned = points.length * trial.replications * arms.length;
    let done = 0;
    const tell = (runs: number) => {
      done += runs;
      onProgress?.({ done, planned, remainingSeconds: 0 });
    };
    const results = await Promise.all(
      points.map(async (_, index) => {
        const parsing = scenarioAt(sweep, index);
        if (!parsing.ok) {
          tell(trial.replications * arms.length);
          return pointResult(trial, undefined);
        }
        const { scenario, hash } = parsing.loaded;
        const outcomes = await Promise.all(
          Array.from({ length: trial.replications }, async (__, replication) => {
            const own = await run('sweep', { parts: [{ scenario, hash, runs: [{ replication, arms }] }] });
            tell(arms.length);
            return own;
          }),
        );
        const outcomeOf = (arm: string, replication: number): RunOutcome =>
          outcomes[replication].find((result) => result.arm === arm)!.outcome;
        return pointResult(trial, outcomeOf);
      }),
    );
    return { values: results.map(({ values }) => values), hashes: results.map(({ hash }) => hash) };
  };
}
