import type { LoadedScenario } from '#scenarios';
import { type LeverName, levers } from '#sim-core';
import { governanceOf } from '#sim-core/governance/arms.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type Interval, criticalValue, halfWidth, intervalOf } from '../statistics/interval.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { ratioInterval } from '../statistics/ratio-interval.ts';
import { exactly } from '../statistics/support.ts';
import { alikeSets } from './alike.ts';
import { bestMix } from './best-mix.ts';
import { conversionsOf } from './conversions.ts';
import { isEnough } from './enough.ts';
import { byOutcome, changesOf, effectTests, effectsPer, mixPairs } from './effects.ts';
import { afterMoney, eventsOf, monthlyMeans } from './events.ts';
import type { MoneyMonths } from './funded.ts';
import {
  type EffectTest,
  type MixPair,
  type MixResult,
  type Outcome,
  type PolicyAnswer,
  gainParts,
  origins,
} from './policy-answer.ts';
import type { PolicyPlan } from './policy-options.ts';
import type { PolicyReplication } from './policy-run.ts';
import { Samples, control } from './samples.ts';
import { monthsToEffect } from './time-to-effect.ts';
import { toBeSeen } from './to-be-seen.ts';

/**
 * Sums replications up to the answer. The bytes depend on the replications alone, not on who ran them.
 *
 * @param loaded the scenario without the money
 * @param funded the same with the money of each mix, in the order of the plan
 * @param runs in the order of their numbers, at least 2
 */
export function summarisePolicy(
  loaded: LoadedScenario,
  funded: readonly LoadedScenario[],
  runs: readonly PolicyReplication[],
  plan: PolicyPlan,
  months: MoneyMonths,
): PolicyAnswer {
  const { scenario, document, hash } = loaded;
  const { mixes, confidence } = plan;
  const { branchYears, burnInYears, clientGrowth } = scenario.parameters;
  const isDemandFixed = clientGrowth === 0;
  const samples = new Samples(runs);
  const critical = criticalValue(confidence, runs.length);
  const isWhole = isEnough(runs, plan);
  const tests = effectTests(samples, mixes.length, 1 - confidence, isWhole);
  const results = mixes.map((mix, i) => ({
    name: mix.name,
    shares: mix.shares,
    hash: funded[i].hash,
    ...resultOf(samples, i + 1, { plan, months, critical, tests: tests[i], isDemandFixed }),
  }));
  const best = bestMix(samples, mixes.length, confidence);
  const reached = best && halfWidth(best.effect);
  const spending = results
    .map(({ name, perEuroSpent }, i) => ({ name, branch: i + 1, effect: perEuroSpent?.turnover.mean }))
    .filter(({ effect }) => effect !== undefined)
    .sort((a, b) => b.effect! - a.effect!);
  const pairs = mixPairs(samples, spending, confidence, isWhole);
  const standing = standingOf(loaded, samples);
  return {
    scenario: scenario.name,
    title: document.title,
    hash,
    version: manifest.version,
    seed: scenario.seed,
    ...(scenario.sample !== undefined && { sample: scenario.sample }),
    arm: plan.arm,
    money: { budget: plan.budget, ...months },
    ...(standing && { standing }),
    years: { burnIn: burnInYears, branch: branchYears },
    replications: runs.length,
    isWhole,
    confidence,
    precision: {
      wanted: plan.precision,
      ...(reached !== undefined && { reached }),
      isReached: reached !== undefined && reached <= plan.precision,
    },
    control: controlOf(samples, branchYears, critical),
    ...(best && { best: mixes[best.branch - 1].name }),
    mixes: results,
    pairs,
    groups: groupsOf(
      spending.map(({ name }) => name),
      pairs,
    ),
    conversions: conversionsOf(scenario, mixes),
    isDemandFixed,
  };
}

interface Judged {
  readonly plan: PolicyPlan;
  readonly months: MoneyMonths;
  readonly critical: number;
  readonly tests: Readonly<Record<Outcome, EffectTest>>;
  readonly isDemandFixed: boolean;
}

function resultOf(
  samples: Samples,
  branch: number,
  { plan, months, critical, tests, isDemandFixed }: Judged,
): Omit<MixResult, 'name' | 'shares' | 'hash'> {
  const { mixes, budget, arm, confidence } = plan;
  const spent = samples.change(branch, 'publicSpent');
  const charged = samples.change(branch, 'publicCharged');
  const perEuroSpent = effectsPer(samples, branch, spent, critical);
  const perEuroCharged = effectsPer(samples, branch, charged, critical);
  const isUntouched = samples.isUntouched(branch);
  const perSpent = (values: Float64Array) =>
    isUntouched ? exactly(0) : ratioInterval(values, spent, critical);
  const turnover = samples.outcomeChange(branch, 'turnover');
  const seen = tests.turnover.isMoved
    ? undefined
    : toBeSeen(turnover, budget, (1 - confidence) / mixes.length);
  const toEffect = tests.turnover.isMoved ? monthsToEffect(monthlyMeans(samples, branch), months) : undefined;
  const after = afterMoney(samples, branch, months, critical);
  const used = Object.keys(mixes[branch - 1].shares) as LeverName[];
  return {
    unusable: used.filter((lever) => !levers[lever].isUsable(governanceOf[arm])),
    charged: meanAndVariance(charged).mean,
    spent: meanAndVariance(spent).mean,
    returned: meanAndVariance(samples.change(branch, 'publicReturned')).mean,
    change: changesOf(samples, branch, critical),
    ...(perEuroSpent && { perEuroSpent }),
    ...(perEuroCharged && { perEuroCharged }),
    tests,
    ...(toEffect !== undefined && { monthsToEffect: toEffect }),
    ...(perEuroSpent && {
      gain: record(gainParts, (part) => perSpent(samples.gainPart(branch, part))),
      origin: record(origins, (origin) =>
        origin === 'newDemand' && isDemandFixed ? exactly(0) : perSpent(samples.origin(branch, origin)),
      ),
      boughtOutside: perSpent(samples.change(branch, 'marketValue')),
    }),
    ...(after && { after }),
    ...(seen && { toBeSeen: seen }),
    events: eventsOf(samples, branch, months, critical),
  };
}

/** The levers that the scenario pays for already, and what they are charged. */
function standingOf(
  { document, scenario }: LoadedScenario,
  samples: Samples,
): PolicyAnswer['standing'] | undefined {
  const levers = [...new Set((document.levers ?? []).map(({ lever }) => lever))];
  if (levers.length === 0) return undefined;
  const { mean } = meanAndVariance(samples.total(control, 'publicCharged'));
  return { levers, charged: mean / scenario.parameters.branchYears };
}

function controlOf(samples: Samples, years: number, critical: number): PolicyAnswer['control'] {
  return byOutcome((outcome) => {
    const values = samples.outcome(control, outcome);
    return intervalOf(outcome === 'jobs' ? values : values.map((value) => value / years), critical);
  });
}

/** @param names the best first */
function groupsOf(names: readonly string[], pairs: readonly MixPair[]): string[][] {
  const apart = new Set(
    pairs.filter(({ isToldApart }) => isToldApart).map(({ first, second }) => `${first}\n${second}`),
  );
  const isAlike = (a: number, b: number) => !apart.has(`${names[Math.min(a, b)]}\n${names[Math.max(a, b)]}`);
  return alikeSets(names.length, isAlike).map((set) => set.map((member) => names[member]));
}

function record<Name extends string>(
  names: readonly Name[],
  valueOf: (name: Name) => Interval,
): Record<Name, Interval> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Interval>;
}
