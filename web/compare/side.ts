import { type Arm, measureNames } from '#sim-core';
import type { LoadedScenario } from '#scenarios';
import type { Comparison } from '../../lab/comparison.ts';
import type { Lead } from '../../lab/lead-difference.ts';
import { planOf } from '../../lab/options.ts';
import type { Replication } from '../../lab/replicate.ts';
import { summarise } from '../../lab/summarise.ts';

/** One of two scenarios beside each other: what was answered, and what the scenario is where that is known. */
export interface Side {
  readonly loaded: LoadedScenario | undefined;
  readonly comparison: Comparison;
  readonly lead: Lead;
}

const turnoverColumn = measureNames.indexOf('turnover');

/** Of replications that this browser has run. */
export function sideOfRuns(loaded: LoadedScenario, runs: readonly Replication[]): Side {
  const plan = planOf({ replications: runs.length });
  const of = (arm: Arm) => {
    const row = plan.arms.indexOf(arm);
    return Float64Array.from(runs, ({ measures }) => measures[row * measureNames.length + turnoverColumn]);
  };
  return sideOf(loaded, summarise(loaded, runs, plan), of);
}

/**
 * Of a run that the service keeps.
 *
 * @param table its `runs.csv`, one row per replication and arm
 */
export function sideOfTable(loaded: LoadedScenario | undefined, comparison: Comparison, table: string): Side {
  const [header, ...lines] = table.trimEnd().split('\n');
  const names = header.split(',');
  // Texts before the turnover are short names, which hold no commas.
  const [arms, turnover] = [names.indexOf('arm'), names.indexOf('turnover')];
  const rows = lines.map((line) => line.split(','));
  const of = (arm: Arm) =>
    Float64Array.from(
      rows.filter((row) => row[arms] === arm),
      (row) => Number(row[turnover]),
    );
  return sideOf(loaded, comparison, of);
}

function sideOf(
  loaded: LoadedScenario | undefined,
  comparison: Comparison,
  turnoverOf: (arm: Arm) => Float64Array,
): Side {
  const { gap } = comparison.arms.cluster!;
  const { confidence, seed, hash } = comparison;
  const turnover = { cluster: turnoverOf('cluster'), isolated: turnoverOf('isolated') };
  return { loaded, comparison, lead: { gap, confidence, seed, hash, turnover } };
}
