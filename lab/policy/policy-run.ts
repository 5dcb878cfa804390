import {
  type Arm,
  type MeasureName,
  type Run,
  type Scenario,
  type Timeline,
  measureNames,
  simulateBranches,
} from '#sim-core';
import { at } from '#sim-core/indicators/measures.ts';

/** Flows that are summed over all steps after the branch. */
export const totalMeasures = [
  'turnover',
  'exportTurnover',
  'relatedTurnover',
  'smallTurnover',
  'largeTurnover',
  'valueAdded',
  'profit',
  'issuedValue',
  'wonValue',
  'marketValue',
  'defectedValue',
  'unseenValue',
  'unwillingValue',
  'noSkillValue',
  'noRoomValue',
  'outbidValue',
  'births',
  'deaths',
  'publicCharged',
  'publicSpent',
  'publicReturned',
] as const satisfies readonly MeasureName[];
export type TotalMeasure = (typeof totalMeasures)[number];

/** Kept month by month: flows as sums of the month, employment at its end. */
export const policyMonthly = [
  'turnover',
  'valueAdded',
  'employment',
  'publicCharged',
  'publicSpent',
] as const;
export type PolicyMonthly = (typeof policyMonthly)[number];

/** One replication of the control and of every mix: the unit of work of a worker thread. */
export interface PolicyChunk {
  readonly scenario: Scenario;
  readonly arm: Arm;
  /** Of the control first, then of each mix. */
  readonly timelines: readonly (Timeline | undefined)[];
  readonly replication: number;
}

/** One replication, summed up; branches are in the order of the timelines. */
export interface PolicyReplication {
  readonly replication: number;
  /** Per branch one number per `totalMeasures`. */
  readonly totals: Float64Array;
  /** Per branch: employees, mean over the last twelve months. */
  readonly jobs: Float64Array;
  /** Per branch and month after the branch one number per `policyMonthly`. */
  readonly monthly: Float64Array;
  /** State hash of each branch at the end. */
  readonly hashes: readonly string[];
}

/**
 * Runs the burn-in once, and the control and all mixes from the same bytes.
 *
 * @returns a list of one, as every unit of work gives a list
 * @example runPolicyChunk({ scenario, arm: 'cluster', timelines: [undefined, funded], replication: 0 })
 */
export function runPolicyChunk({ scenario, arm, timelines, replication }: PolicyChunk): PolicyReplication[] {
  const branches = timelines.map((timeline) => ({ arm, timeline }));
  const runs = simulateBranches(scenario, { branches, replication });
  return [
    {
      replication,
      totals: rows(runs, totalsOf),
      jobs: Float64Array.from(runs, jobsOf),
      monthly: rows(runs, monthlyOf),
      hashes: runs.map((run) => run.hashes[run.steps]),
    },
  ];
}

function totalsOf({ branch, steps, series }: Run): number[] {
  return totalMeasures.map((measure) => {
    let sum = 0;
    for (let step = branch; step < steps; step += 1) sum += series[step * measureNames.length + at[measure]];
    return sum;
  });
}

function jobsOf({ steps, stepsPerYear, series }: Run): number {
  let sum = 0;
  for (let step = steps - stepsPerYear; step < steps; step += 1)
    sum += series[step * measureNames.length + at.employment];
  return sum / stepsPerYear;
}

function monthlyOf({ branch, steps, stepsPerYear, series }: Run): Float64Array {
  const width = policyMonthly.length;
  const table = new Float64Array((12 * width * (steps - branch)) / stepsPerYear);
  for (let step = branch; step < steps; step += 1) {
    const row = width * Math.floor((12 * (step - branch)) / stepsPerYear);
    for (const [i, name] of policyMonthly.entries()) {
      const value = series[step * measureNames.length + at[name]];
      table[row + i] = name === 'employment' ? value : table[row + i] + value;
    }
  }
  return table;
}

function rows(runs: readonly Run[], rowOf: (run: Run) => ArrayLike<number>): Float64Array {
  const parts = runs.map(rowOf);
  const table = new Float64Array(parts.length * parts[0].length);
  parts.forEach((part, i) => table.set(part, i * part.length));
  return table;
}
