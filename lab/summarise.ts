import type { LoadedScenario } from '#scenarios';
import { type Arm, type MeasureName, measureNames } from '#sim-core';
import manifest from '../package.json' with { type: 'json' };
import { type ArmResult, type Cause, type Comparison, type Stage, causes, stages } from './comparison.ts';
import type { Plan } from './options.ts';
import { type Replication, monthlyMeasures } from './replicate.ts';
import { differences } from './statistics/differences.ts';
import { type Interval, criticalValue, halfWidth, intervalOf } from './statistics/interval.ts';
import { pairingGain } from './statistics/pairing-gain.ts';
import { ratioDifferenceInterval, ratioInterval } from './statistics/ratio-interval.ts';
import { exactly } from './statistics/support.ts';

const lostValue: Readonly<Record<Cause, MeasureName>> = {
  unseen: 'unseenValue',
  unwilling: 'unwillingValue',
  noSkill: 'noSkillValue',
  noRoom: 'noRoomValue',
  outbid: 'outbidValue',
  defected: 'defectedValue',
};

/** What passed a stage, and what it is a share of. */
const passed: Readonly<Record<Stage, readonly [MeasureName, MeasureName]>> = {
  issued: ['issuedCount', 'issuedCount'],
  noticed: ['noticedCount', 'issuedCount'],
  routed: ['routedCount', 'issuedCount'],
  bid: ['bidCount', 'issuedCount'],
  won: ['wonCount', 'issuedCount'],
  delivered: ['deliveredVolume', 'issuedValue'],
};

/**
 * Sums replications up to a comparison. The bytes depend on the replications alone, not on who ran them.
 *
 * @param runs in the order of their numbers, at least 2, with the arms of `plan.arms`
 */
export function summarise(loaded: LoadedScenario, runs: readonly Replication[], plan: Plan): Comparison {
  const { scenario, document, hash } = loaded;
  const critical = criticalValue(plan.confidence, runs.length);
  const { arm, baseline } = plan.headline;
  const reached = gapHalfWidth(runs, plan);
  return {
    scenario: scenario.name,
    title: document.title,
    hash,
    version: manifest.version,
    seed: scenario.seed,
    ...(scenario.sample !== undefined && { sample: scenario.sample }),
    replications: runs.length,
    confidence: plan.confidence,
    precision: { wanted: plan.precision, reached, isReached: reached <= plan.precision },
    years: { burnIn: scenario.parameters.burnInYears, branch: scenario.parameters.branchYears },
    headline: { arm, baseline },
    contrasts: plan.arms
      .filter((other) => other !== arm)
      .map((other) => ({
        arm,
        baseline: other,
        gap: gapOf(arm, other, runs, plan, critical),
      })),
    arms: Object.fromEntries(plan.arms.map((each) => [each, armResult(each, runs, plan, critical)])),
  };
}

/** Half-width of the headline gap, in percentage points of isolated turnover. */
export function gapHalfWidth(runs: readonly Replication[], plan: Plan): number {
  const { headline, confidence } = plan;
  return halfWidth(
    gapOf(headline.arm, headline.baseline, runs, plan, criticalValue(confidence, runs.length)),
  );
}

/** Difference of turnover between two arms, in per cent of the isolated mean. */
function gapOf(
  arm: Arm,
  other: Arm,
  runs: readonly Replication[],
  { arms }: Pick<Plan, 'arms'>,
  critical: number,
): Interval {
  if (isSame(arm, other, runs, arms)) return exactly(0);
  const sample = sampler(runs, arms);
  const gaps = differences(sample(arm, 'turnover'), sample(other, 'turnover'));
  return ratioInterval(gaps, sample('isolated', 'turnover'), critical, 100);
}

/** Whether two arms end every replication in the same state, to the last bit: then nothing that is read of them differs. */
function isSame(arm: Arm, other: Arm, runs: readonly Replication[], arms: readonly Arm[]): boolean {
  return runs.every(({ hashes }) => hashes[arms.indexOf(arm)] === hashes[arms.indexOf(other)]);
}

function armResult(arm: Arm, runs: readonly Replication[], { arms }: Plan, critical: number): ArmResult {
  const sample = sampler(runs, arms);
  const isIsolated = isSame(arm, 'isolated', runs, arms);
  const unless = (isFixed: boolean, value: number, otherwise: () => Interval) =>
    isFixed ? exactly(value) : otherwise();
  const own = (measure: MeasureName) => sample(arm, measure);
  const change = (measure: MeasureName) => differences(own(measure), sample('isolated', measure));
  const share = (part: MeasureName, whole: MeasureName) =>
    unless(part === whole, 100, () => ratioInterval(own(part), own(whole), critical, 100));
  const shareChange = (part: MeasureName, whole: MeasureName) =>
    unless(isIsolated, 0, () =>
      ratioDifferenceInterval(
        [own(part), own(whole)],
        [sample('isolated', part), sample('isolated', whole)],
        critical,
        100,
      ),
    );
  const gain = arm === 'isolated' ? undefined : pairingGain(own('turnover'), sample('isolated', 'turnover'));
  const planner =
    arms.includes('planner') && !isSame('planner', 'isolated', runs, arms)
      ? differences(sample('planner', 'turnover'), sample('isolated', 'turnover'))
      : undefined;
  const network = runs[0].networks?.[arms.indexOf(arm)];
  return {
    turnover: intervalOf(own('turnover'), critical),
    gap: gapOf(arm, 'isolated', runs, { arms }, critical),
    lastYear: unless(isIsolated, 0, () => lastYearOf(arm, runs, arms, critical)),
    ...(planner
      ? {
          plannerShare: unless(isIsolated || arm === 'planner', arm === 'planner' ? 100 : 0, () =>
            ratioInterval(change('turnover'), planner, critical, 100),
          ),
        }
      : {}),
    ...(gain === undefined ? {} : { pairingGain: gain }),
    measures: record(measureNames, (measure) => intervalOf(own(measure), critical)),
    changes: record(measureNames, (measure) =>
      unless(isIsolated, 0, () => intervalOf(change(measure), critical)),
    ),
    ledger: record(causes, (cause) => share(lostValue[cause], 'issuedValue')),
    ledgerChanges: record(causes, (cause) => shareChange(lostValue[cause], 'issuedValue')),
    funnel: record(stages, (stage) => share(...passed[stage])),
    events: eventsOf(arm, runs, arms, isIsolated, critical),
    ...(network ? { network } : {}),
  };
}

/** Monthly gaps, with isolated turnover of the same month as the base; before the branch all arms are one. */
function eventsOf(
  arm: Arm,
  runs: readonly Replication[],
  arms: readonly Arm[],
  isIsolated: boolean,
  critical: number,
): ArmResult['events'] {
  const { monthsBefore } = runs[0];
  const rows = Array.from({ length: monthsIn(runs, arms) }, (_, month) => ({
    month,
    base: turnoverFrom(month, month + 1, 'isolated', runs, arms),
  }))
    .filter(({ base }) => base.some((value) => value > 0))
    .map(({ month, base }) => {
      const gaps = differences(turnoverFrom(month, month + 1, arm, runs, arms), base);
      const gap = isIsolated || month < monthsBefore ? exactly(0) : ratioInterval(gaps, base, critical, 100);
      return { month: month - monthsBefore, ...gap };
    });
  return {
    month: rows.map(({ month }) => month),
    mean: rows.map(({ mean }) => mean),
    low: rows.map(({ low }) => low),
    high: rows.map(({ high }) => high),
  };
}

/** The gap over the last twelve months, or over all where there are fewer. */
function lastYearOf(
  arm: Arm,
  runs: readonly Replication[],
  arms: readonly Arm[],
  critical: number,
): Interval {
  const end = monthsIn(runs, arms);
  const first = Math.max(runs[0].monthsBefore, end - 12);
  const base = turnoverFrom(first, end, 'isolated', runs, arms);
  return ratioInterval(differences(turnoverFrom(first, end, arm, runs, arms), base), base, critical, 100);
}

function monthsIn(runs: readonly Replication[], arms: readonly Arm[]): number {
  return runs[0].monthly.length / (arms.length * monthlyMeasures.length);
}

/** Turnover of an arm in some months, k€, one number per replication; months count from the first that is kept. */
function turnoverFrom(
  first: number,
  end: number,
  arm: Arm,
  runs: readonly Replication[],
  arms: readonly Arm[],
): Float64Array {
  const row = arms.indexOf(arm) * monthsIn(runs, arms);
  const column = monthlyMeasures.indexOf('turnover');
  return Float64Array.from(runs, ({ monthly }) => {
    let sum = 0;
    for (let month = first; month < end; month += 1)
      sum += monthly[(row + month) * monthlyMeasures.length + column];
    return sum;
  });
}

/** One number per replication: a measure of an arm after the branch. */
function sampler(runs: readonly Replication[], arms: readonly Arm[]) {
  return (arm: Arm, measure: MeasureName): Float64Array => {
    const place = arms.indexOf(arm) * measureNames.length + measureNames.indexOf(measure);
    return Float64Array.from(runs, (run) => run.measures[place]);
  };
}

function record<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
