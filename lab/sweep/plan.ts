import { cloudPrices as price, cloudUse as use } from './cloud-prices.ts';
import { PointLedger } from './point-ledger.ts';
import { scenarioAt } from './point-scenario.ts';
import { type ScenarioRuns, runSweepChunk } from './run-sweep-chunk.ts';
import type { Sweep } from './sweep.ts';
import { plannedRuns } from './tally.ts';

/** How much a sweep has to run. */
export interface SweepSize {
  readonly points: number;
  readonly arms: number;
  /** Replications of all points, and runs; at most, where a precision is sought. */
  readonly replications: number;
  readonly runs: number;
  /** Whether fewer may do. */
  readonly isMost: boolean;
}

/** @param limit runs at most */
export function sizeOf(sweep: Sweep, limit?: number): SweepSize {
  const { rule, arms } = sweep;
  const ledger = new PointLedger(sweep, limit);
  const runs = plannedRuns({ ...sweep, rule: { isFixed: true, cap: rule.cap } }, ledger);
  return {
    points: ledger.pointCount,
    arms: arms.length,
    replications: runs / arms.length,
    runs,
    isMost: !rule.isFixed,
  };
}

/** Points from which the time of a run is measured. */
const pilotPoints = 6;

/**
 * Replications from which the time of all others is judged: of points spread over the design, round by round, of replications
 * that a sweep would run too.
 */
export function pilotOf(sweep: Sweep): ScenarioRuns[] {
  const count = Math.min(pilotPoints, sweep.points.count);
  return Array.from({ length: count }, (_, i) => Math.floor((i * sweep.points.count) / count)).flatMap(
    (index) => {
      const parsing = scenarioAt(sweep, index);
      if (!parsing.ok) return [];
      const { scenario, hash } = parsing.loaded;
      return { scenario, hash, runs: [{ replication: 0, arms: sweep.arms }] };
    },
  );
}

/**
 * Tries runs, the first of them twice since it is slowed by compiling, until they or the time end.
 *
 * @param parts what to try, as `pilotOf` gives it
 * @param seconds after which no further run is begun
 * @returns mean seconds of a replication of all arms
 */
export function pilot(
  parts: readonly ScenarioRuns[],
  seconds: number,
  tell: (done: number) => void = () => undefined,
): number {
  const timed = (part: ScenarioRuns) => {
    const start = performance.now();
    runSweepChunk({ parts: [part] }, () => undefined);
    return (performance.now() - start) / 1000;
  };
  let left = seconds - timed(parts[0]);
  const times: number[] = [];
  for (const part of parts) {
    if (left <= 0 && times.length > 0) break;
    const time = timed(part);
    times.push(time);
    left -= time;
    tell(times.length);
  }
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

/** What a sweep would take. */
export interface SweepEstimate {
  readonly secondsHere: number;
  readonly cloud: CloudEstimate;
}

/** What a sweep would take on AWS: Lambda functions under a distributed map of Step Functions. */
export interface CloudEstimate {
  readonly batches: number;
  readonly seconds: number;
  /** US dollars by part, and in all. */
  readonly lambda: number;
  readonly stepFunctions: number;
  readonly storage: number;
  readonly total: number;
}

/**
 * @param replications to be run
 * @param secondsEach what one replication of all arms takes one thread here
 * @param threads here
 */
export function estimate(replications: number, secondsEach: number, threads: number): SweepEstimate {
  return {
    secondsHere: (replications * secondsEach) / Math.max(1, Math.min(threads, replications)),
    cloud: cloudEstimate(replications, secondsEach * use.slowness),
  };
}

function cloudEstimate(replications: number, secondsEach: number): CloudEstimate {
  const work = replications * secondsEach;
  const batches = Math.max(1, Math.min(replications, Math.ceil(work / use.batchSeconds)));
  const lambda = work * use.lambdaGigabytes * price.lambdaGigabyteSecond + batches * price.lambdaRequest;
  const stepFunctions =
    batches * (price.standardTransition + price.expressRequest) +
    work * use.expressGigabytes * price.expressGigabyteSecond;
  // The items and the list of results, and what each batch gives.
  const storage = (batches + 2) * price.put;
  return {
    batches,
    seconds: (Math.ceil(batches / use.concurrency) * work) / batches,
    lambda,
    stepFunctions,
    storage,
    total: lambda + stepFunctions + storage,
  };
}
