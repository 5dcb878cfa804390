import type { LoadedScenario } from '#scenarios';
import type { LeverName } from '#sim-core';
import { usualMixes } from '../../lab/policy/mix.ts';
import { type PolicyPlan, policyPlan } from '../../lab/policy/policy-options.ts';
import {
  type PolicyReplication,
  type TotalMeasure,
  policyMonthly,
  totalMeasures,
} from '../../lab/policy/policy-run.ts';
import { summarisePolicy } from '../../lab/policy/summarise-policy.ts';
import { smallRegion } from '../lab/small-region.ts';

/** What a way to spend does in a replication, over the control. */
export type MadeUp = Partial<Record<TotalMeasure, number>> & { readonly jobs?: number };

const months = 24;

/** Sales of the control, different in each replication so that only pairing finds the effect. */
const controlTurnover = (replication: number) => 10_000 + 700 * Math.sin(replication);

/**
 * Replications with effects that are known, over two years of 500 k€.
 *
 * @param effects of each mix, by replication
 */
export function madeUpRuns(
  count: number,
  effects: readonly ((replication: number) => MadeUp)[],
): PolicyReplication[] {
  return Array.from({ length: count }, (_, replication) => {
    const branches = [{}, ...effects.map((effect) => effect(replication))] as MadeUp[];
    const base = { turnover: controlTurnover(replication), valueAdded: 6000, issuedValue: 20_000 };
    const totals = branches.flatMap((own, branch) =>
      totalMeasures.map(
        (measure) =>
          ((base as Partial<Record<TotalMeasure, number>>)[measure] ?? 0) +
          (own[measure] ??
            (branch > 0 && (measure === 'publicCharged' || measure === 'publicSpent') ? 1000 : 0)),
      ),
    );
    const monthly = branches.flatMap((own) =>
      Array.from({ length: months }, () =>
        policyMonthly.map((measure) =>
          measure === 'turnover' ? (base.turnover + (own.turnover ?? 0)) / months : 0,
        ),
      ).flat(),
    );
    return {
      replication,
      totals: Float64Array.from(totals),
      jobs: Float64Array.from(branches, ({ jobs = 0 }) => 50 + jobs),
      monthly: Float64Array.from(monthly),
      hashes: branches.map((_, branch) => `state ${branch}`),
    };
  });
}

interface MadeUpOptions {
  readonly count?: number;
  /** Replications that were asked for; those given are the whole study unless there are more. */
  readonly planned?: number;
  /** Last month with money. */
  readonly to?: number;
  readonly loaded?: LoadedScenario;
}

/** The answer that sums them up. */
export function madeUpAnswer(
  levers: readonly LeverName[],
  effects: readonly ((replication: number) => MadeUp)[],
  { count = 20, planned = count, to = months - 1, loaded = smallRegion() }: MadeUpOptions = {},
) {
  const mixes = usualMixes(levers).slice(0, effects.length);
  const plan: PolicyPlan = policyPlan({ budget: 500, mixes, replications: planned });
  const runs = madeUpRuns(count, effects);
  return summarisePolicy(
    loaded,
    mixes.map(() => loaded),
    runs,
    plan,
    { from: 0, to },
  );
}
