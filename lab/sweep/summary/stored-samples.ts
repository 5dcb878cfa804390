import { seedTextOf } from '../../seed-text.ts';
import { factorValuesAt, scenarioAt } from '../point-scenario.ts';
import { nextLook } from '../point-ledger.ts';
import { isPreciseEnough } from '../precision.ts';
import { runKey } from '../run-key.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Sweep } from '../sweep.ts';
import type { Described, SampledPoint, SampledRule, SweepSamples } from './samples.ts';

/** Points looked at before timers and signals have their turn. */
const pointsAtOnce = 64;

/**
 * What a store holds of a sweep, whether it is finished or not. A point whose precision is reached has no more replications
 * than the sweep would give it, though another sweep may have stored more.
 *
 * @param turn called now and then, to let others have theirs
 */
export async function storedSamples(
  sweep: Sweep,
  store: RunStore,
  turn: (done: number) => Promise<void>,
): Promise<SweepSamples> {
  const { document, factors, outcomes, arms, base } = sweep;
  const points: SampledPoint[] = [];
  let unfinished = 0;
  let failures = 0;
  let ended = 0;
  const lacking = outcomes.map(() => 0);
  for (let point = 0; point < sweep.points.count; point += 1) {
    if (point % pointsAtOnce === 0) await turn(point);
    const parsing = scenarioAt(sweep, point);
    if (!parsing.ok) {
      failures += 1;
      continue;
    }
    const { hash } = parsing.loaded;
    const { count, isFinished } = replicationsAt(sweep, store, hash);
    if (!isFinished) unfinished += 1;
    if (count === 0) continue;
    const samples = arms.map(() => outcomes.map(() => new Float64Array(count).fill(NaN)));
    for (const [a, arm] of arms.entries())
      for (let replication = 0; replication < count; replication += 1) {
        const run = store.read(runKey(hash, arm, replication));
        if (run.isFailed) {
          failures += 1;
          continue;
        }
        ended += 1;
        for (const [o, outcome] of outcomes.entries()) {
          const value = outcome.read(run.measures);
          samples[a][o][replication] = value;
          if (!Number.isFinite(value)) lacking[o] += 1;
        }
      }
    points.push({ point, factors: factorValuesAt(sweep, point), samples });
  }
  return {
    name: document.name,
    title: document.title,
    arms,
    factors: factors.map(({ isNumeric, ...factor }) => ({ ...described(factor), isNumeric })),
    outcomes: outcomes.map(described),
    rule: ruleOf(sweep),
    points,
    pointCount: sweep.points.count,
    unfinished,
    failures,
    ...(sweep.isSampled && { isSampled: true }),
    ended,
    lacking,
    scenarioHash: base.hash,
    seed: seedTextOf(base),
  };
}

function described({ name, label, unit, definition }: Described): Described {
  return { name, label, unit, definition };
}

/** Replications that are stored under every arm, counted as far as the sweep would go. */
function replicationsAt(
  { arms, rule }: Sweep,
  store: RunStore,
  hash: string,
): { readonly count: number; readonly isFinished: boolean } {
  const isStored = (replication: number) =>
    arms.every((arm) => store.isStored(runKey(hash, arm, replication)));
  let stored = 0;
  while (stored < rule.cap && isStored(stored)) stored += 1;
  if (rule.isFixed) return { count: stored, isFinished: stored === rule.cap };
  for (let look = nextLook(0, rule.cap); look <= stored; look = nextLook(look, rule.cap))
    if (look === rule.cap || isPreciseEnough(rule, store, hash, look))
      return { count: look, isFinished: true };
  return { count: stored, isFinished: false };
}

function ruleOf({ rule, outcomes }: Sweep): SampledRule {
  return rule.isFixed ? rule : { ...rule, outcome: outcomes.indexOf(rule.outcome) };
}
