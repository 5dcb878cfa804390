import {
  type Arm,
  type MeasureName,
  type Network,
  type Run,
  type Scenario,
  measureNames,
  measures,
  simulateArms,
} from '#sim-core';

/** Months before the branch that are kept, for plots that show the arms equal until then. */
export const monthsBefore = 24;

/** Measures kept month by month: flows as sums of the month, stocks at its end. */
export const monthlyMeasures = [
  'turnover',
  'exportTurnover',
  'valueAdded',
  'profit',
  'issuedValue',
  'wonValue',
  'attentionCosts',
  'capacity',
  'employment',
  'firms',
  'related',
] as const satisfies readonly MeasureName[];

/** Some replications of a scenario: the unit of work of a worker thread or a cloud function. */
export interface Chunk {
  readonly scenario: Scenario;
  readonly arms: readonly Arm[];
  readonly replications: readonly number[];
  /** Whether to describe who knew whom at the end. */
  readonly withNetwork?: boolean;
}

/** One replication of every arm, summed up. Arms are in the order asked for. */
export interface Replication {
  readonly replication: number;
  /** Per arm one number per measure, in the order of `measureNames`: the time after the branch, see `overBranch`. */
  readonly measures: Float64Array;
  /** Per arm and month one number per `monthlyMeasures`. */
  readonly monthly: Float64Array;
  /** Months that precede the branch in `monthly`. */
  readonly monthsBefore: number;
  /** State hash of each arm at the end. */
  readonly hashes: readonly string[];
  readonly networks?: readonly Network[];
}

/**
 * Runs some replications; the same chunk gives the same bytes wherever it runs.
 *
 * @returns in the order of `chunk.replications`
 * @example runChunk({ scenario, arms: ['isolated', 'cluster'], replications: [0, 1] })
 */
export function runChunk({ scenario, arms, replications, withNetwork = false }: Chunk): Replication[] {
  return replications.map((replication) => {
    const runs = simulateArms(scenario, { arms, replication, withNetwork });
    const summary = summaryOf(runs);
    if (!withNetwork) return summary;
    return { ...summary, networks: runs.flatMap((run) => run.network ?? []) };
  });
}

/** Sums one replication up. @param runs its arms, in the order of the result */
export function summaryOf(runs: readonly Run[]): Replication {
  const { replication, stepsPerYear, branch } = runs[0];
  const before = Math.min(monthsBefore, (12 * branch) / stepsPerYear);
  return {
    replication,
    measures: rows(runs.map((run) => overBranch(run, stepsPerYear))),
    monthly: rows(runs.map((run) => byMonth(run, stepsPerYear, before))),
    monthsBefore: before,
    hashes: runs.map((run) => run.hashes[run.steps]),
  };
}

/**
 * Every measure after the branch: flows per year, stocks as means over the steps, structures as means over their
 * yearly readings (the one held over from before the branch does not count).
 */
function overBranch(run: Run, stepsPerYear: number): Float64Array {
  const width = measureNames.length;
  const sums = new Float64Array(width);
  for (let column = 0; column < width; column += 1) {
    const isYearly = measures[measureNames[column]].kind === 'structure';
    const stride = isYearly ? stepsPerYear : 1;
    for (let step = run.branch + stride - 1; step < run.steps; step += stride) {
      sums[column] += run.series[step * width + column];
    }
  }
  const steps = run.steps - run.branch;
  const years = steps / stepsPerYear;
  return sums.map((sum, column) => sum / (measures[measureNames[column]].kind === 'stock' ? steps : years));
}

function byMonth(run: Run, stepsPerYear: number, before: number): Float64Array {
  const width = monthlyMeasures.length;
  const months = before + (12 * (run.steps - run.branch)) / stepsPerYear;
  const table = new Float64Array(months * width);
  for (let step = run.branch - (before * stepsPerYear) / 12; step < run.steps; step += 1) {
    const month = before + Math.floor((12 * (step - run.branch)) / stepsPerYear);
    for (const [i, name] of monthlyMeasures.entries()) {
      const value = run.series[step * measureNames.length + measureNames.indexOf(name)];
      table[month * width + i] = measures[name].kind === 'flow' ? table[month * width + i] + value : value;
    }
  }
  return table;
}

function rows(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
