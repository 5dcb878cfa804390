import { setImmediate } from 'node:timers/promises';
import type { Arm } from '#sim-core';
import { nextLook, type PointLedger } from './point-ledger.ts';
import { scenarioAt } from './point-scenario.ts';
import { runKey } from './run-key.ts';
import { isPreciseEnough } from './precision.ts';
import type { ScenarioRuns } from './run-sweep-chunk.ts';
import type { RunStore } from './store/run-store.ts';
import type { Sweep } from './sweep.ts';
import type { Tally } from './tally.ts';

/** What a point lacks. */
export interface PointRuns extends ScenarioRuns {
  readonly point: number;
}

/** Points looked at before timers and signals have their turn. */
const pointsAtOnce = 64;
/** Replications handed on at once. */
const replicationsAtOnce = 64;

/**
 * What a round lacks, point by point in the order of the design: for a fixed number all replications, else those up to the
 * next look. Runs that the store has are counted, not handed on; those handed on are noted as under way.
 */
export async function* roundOf(
  sweep: Sweep,
  ledger: PointLedger,
  store: RunStore,
  tally: Tally,
  signal: AbortSignal | undefined,
): AsyncGenerator<PointRuns, void, undefined> {
  for (let index = 0; index < ledger.pointCount; index += 1) {
    if (index % pointsAtOnce === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    if (ledger.isSettled(index)) continue;
    const from = ledger.countOf(index);
    const most = ledger.mostOf(index);
    const to = sweep.rule.isFixed ? most : nextLook(from, most);
    ledger.setCount(index, to);
    yield* missingAt(sweep, ledger, store, tally, index, from, to);
  }
}

function* missingAt(
  sweep: Sweep,
  ledger: PointLedger,
  store: RunStore,
  tally: Tally,
  index: number,
  from: number,
  to: number,
): Generator<PointRuns, void, undefined> {
  const parsing = scenarioAt(sweep, index);
  if (!parsing.ok) {
    ledger.setFaulty(index);
    tally.reused += (to - from) * sweep.arms.length;
    tally.failed += (to - from) * sweep.arms.length;
    return;
  }
  const { hash, scenario } = parsing.loaded;
  ledger.setHash(index, hash);
  let runs: { replication: number; arms: Arm[] }[] = [];
  for (let replication = from; replication < to; replication += 1) {
    const arms = sweep.arms.filter((arm) => !store.has(runKey(hash, arm, replication)));
    tally.reused += sweep.arms.length - arms.length;
    for (const arm of arms) store.begin(runKey(hash, arm, replication));
    if (arms.length > 0) runs.push({ replication, arms });
    if (runs.length < replicationsAtOnce) continue;
    yield { point: index, scenario, hash, runs };
    runs = [];
  }
  if (runs.length > 0) yield { point: index, scenario, hash, runs };
}

/**
 * Settles the points that have enough.
 *
 * @returns whether all are settled
 */
export function settleRound({ rule }: Sweep, ledger: PointLedger, store: RunStore): boolean {
  let isAll = true;
  for (let index = 0; index < ledger.pointCount; index += 1) {
    if (ledger.isSettled(index)) continue;
    const count = ledger.countOf(index);
    const isDone =
      count >= ledger.mostOf(index) ||
      rule.isFixed ||
      isPreciseEnough(rule, store, ledger.hashOf(index)!, count);
    if (isDone) ledger.settle(index);
    else isAll = false;
  }
  return isAll;
}

/**
 * Runs that the store lacks before the sweep can go on or end: those of its first round that is not whole. None where the
 * store has all that the sweep takes; the ledger is settled then.
 */
export async function* missingRuns(
  sweep: Sweep,
  ledger: PointLedger,
  store: RunStore,
  tally: Tally,
): AsyncGenerator<PointRuns, void, undefined> {
  for (let isWhole = true; isWhole;) {
    for await (const part of roundOf(sweep, ledger, store, tally, undefined)) {
      isWhole = false;
      yield part;
    }
    if (isWhole && settleRound(sweep, ledger, store)) return;
  }
}
