import { type Arm, type Run, type Scenario, measures, seriesOf, simulateBranches } from '#sim-core';
import { happened, loadHistory } from '../../scenarios/history/history.ts';
import type { HistoryDocument, HistoryOutcome } from '../../scenarios/history/history-schema.ts';
import { differences } from '../statistics/differences.ts';
import { type Interval, criticalValue, intervalOf } from '../statistics/interval.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { type Ends, isDetermined, supported } from '../statistics/support.ts';

const confidence = 0.95;

/** Where what happened lies: in the interval of the mean, among what single regions do, or beyond. */
export type Place = 'in the mean’s interval' | 'among single regions' | 'outside' | 'cannot be determined';

/** One outcome, as it happened and as it is simulated; all changes in per cent of the first year. */
export interface OutcomeResult {
  readonly outcome: HistoryOutcome;
  readonly happened: number;
  /** The case's own arm, with the event, and where 95 in 100 single regions lie. */
  readonly simulated: Interval;
  readonly singleRegions: Ends;
  /** The same arm without the event, and what the event does to each replication: percentage points. */
  readonly without: Interval;
  readonly effect: Interval;
  /** The isolated arm with the event. */
  readonly isolated: Interval;
  readonly place: Place;
}

export interface HistoryResult {
  readonly document: HistoryDocument;
  readonly replications: number;
  readonly outcomes: readonly OutcomeResult[];
}

/**
 * Lives a past event again: paired replications with and without it, beside what happened.
 *
 * @param name of the event, as in `historyNames`
 * @param replications at least 2
 * @param onDone called after every replication
 * @throws RangeError if there is no event of that name, or too few replications
 * @example runHistory('prato-2005', 20).outcomes[0].place
 */
export function runHistory(
  name: string,
  replications: number,
  onDone: () => void = () => undefined,
): HistoryResult {
  if (replications < 2) throw new RangeError(`history requires at least 2 replications, not ${replications}`);
  const { document, loaded } = loadHistory(name);
  const rows = Array.from({ length: replications }, (_, replication) => {
    const changes = replicationOf(document, loaded.scenario, replication);
    onDone();
    return changes;
  });
  const outcomes = document.outcomes.map((outcome, i) =>
    resultOf(
      outcome,
      branches.map((_, branch) => Float64Array.from(rows, (row) => row[i][branch])),
    ),
  );
  return { document, replications, outcomes };
}

/** In which order the branches of a replication stand. */
const branches = ['with the event', 'without it', 'isolated, with it'] as const;

/** Per outcome one change in per cent for each branch. */
function replicationOf(document: HistoryDocument, scenario: Scenario, replication: number): number[][] {
  const runs = liveOn(scenario, document.arm, replication);
  return document.outcomes.map((outcome) =>
    runs.map((run) => changeIn(run, outcome, yearOf(document.start))),
  );
}

/**
 * The branches of one replication: from the same bytes, so that they are equal until the event.
 *
 * @param hashAfter steps after which the state is hashed
 */
export function liveOn(
  scenario: Scenario,
  arm: Arm,
  replication: number,
  hashAfter: readonly number[] = [],
): Run[] {
  const { timeline } = scenario;
  return simulateBranches(scenario, {
    branches: [{ arm, timeline }, { arm }, { arm: 'isolated', timeline }],
    replication,
    hashAfter,
  });
}

function changeIn(run: Run, { measure, from, to, reading }: HistoryOutcome, start: number): number {
  const series = seriesOf(run, measure);
  const { branch, stepsPerYear } = run;
  const levelOf = (year: number): number => {
    const end = branch + (year - start + 1) * stepsPerYear;
    const first = end - (reading === 'year' ? stepsPerYear : 1);
    const sum = series.subarray(first, end).reduce((total, value) => total + value, 0);
    return measures[measure].kind === 'flow' ? sum : sum / (end - first);
  };
  return 100 * (levelOf(to) / levelOf(from) - 1);
}

function resultOf(outcome: HistoryOutcome, [own, without, isolated]: readonly Float64Array[]): OutcomeResult {
  const critical = criticalValue(confidence, own.length);
  const simulated = intervalOf(own, critical);
  const singleRegions = singleRegionsOf(own, critical);
  const fact = happened(outcome);
  return {
    outcome,
    happened: fact,
    simulated,
    singleRegions,
    without: intervalOf(without, critical),
    effect: intervalOf(differences(own, without), critical),
    isolated: intervalOf(isolated, critical),
    place: placeOf(fact, simulated, singleRegions),
  };
}

/**
 * Where one more region would lie: Student's prediction interval, x̄ ± t·s·√(1 + 1/n); infinite ends where regions do not vary.
 *
 * Source  Hahn, G. J. & Meeker, W. Q. (1991) Statistical Intervals, section 4.7
 */
export function singleRegionsOf(sample: Float64Array, critical: number): Ends {
  const { mean, variance } = meanAndVariance(sample);
  const reach = critical * Math.sqrt(variance * (1 + 1 / sample.length));
  return supported({ low: mean - reach, high: mean + reach }, Math.abs(mean));
}

export function placeOf(fact: number, mean: Ends, single: Ends): Place {
  if (!isDetermined(mean) || !isDetermined(single)) return 'cannot be determined';
  if (fact >= mean.low && fact <= mean.high) return 'in the mean’s interval';
  return fact >= single.low && fact <= single.high ? 'among single regions' : 'outside';
}

/** The year of `2005-01`. */
export function yearOf(month: string): number {
  return Number(month.slice(0, 4));
}
