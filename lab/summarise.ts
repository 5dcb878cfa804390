import type { LoadedScenario } from '#scenarios';
import { type Arm, type MeasureName, measureNames } from '#sim-core';
import manifest from '../package.json' with { type: 'json' };
import { type ArmResult, type Cause, type Comparison, type Stage, causes, stages } from './comparison.ts';
import type { Plan } from './options.ts';
import { type Replication, monthlyMeasures } from './replicate.ts';
import { differences } from './statistics/differences.ts';
import { criticalValue, halfWidth, intervalOf } from './statistics/interval.ts';
import { pairingGain } from './statistics/pairing-gain.ts';
import { ratioDifferenceInterval, ratioInterval } from './statistics/ratio-interval.ts';

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
  const sample = sampler(runs, plan.arms);
  const { arm, baseline } = plan.headline;
  const reached = gapHalfWidth(runs, plan);
  const isolated = sample('isolated', 'turnover');
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
        gap: ratioInterval(
          differences(sample(arm, 'turnover'), sample(other, 'turnover')),
          isolated,
          critical,
          100,
        ),
      })),
    arms: Object.fromEntries(plan.arms.map((each) => [each, armResult(each, runs, plan, critical)])),
  };
}

/** Half-width of the headline gap, in percentage points of isolated turnover. */
export function gapHalfWidth(runs: readonly Replication[], { arms, headline, confidence }: Plan): number {
  const sample = sampler(runs, arms);
  const control = sample(headline.baseline, 'turnover');
  const gaps = differences(sample(headline.arm, 'turnover'), control);
  return halfWidth(ratioInterval(gaps, control, criticalValue(confidence, runs.length), 100));
}

function armResult(arm: Arm, runs: readonly Replication[], { arms }: Plan, critical: number): ArmResult {
  const sample = sampler(runs, arms);
  const own = (measure: MeasureName) => sample(arm, measure);
  const change = (measure: MeasureName) => differences(own(measure), sample('isolated', measure));
  const share = (part: MeasureName, whole: MeasureName) =>
    ratioInterval(own(part), own(whole), critical, 100);
  const shareChange = (part: MeasureName, whole: MeasureName) =>
    ratioDifferenceInterval(
      [own(part), own(whole)],
      [sample('isolated', part), sample('isolated', whole)],
      critical,
      100,
    );
  const gain = arm === 'isolated' ? undefined : pairingGain(own('turnover'), sample('isolated', 'turnover'));
  const planner = arms.includes('planner')
    ? differences(sample('planner', 'turnover'), sample('isolated', 'turnover'))
    : undefined;
  const network = runs[0].networks?.[arms.indexOf(arm)];
  return {
    turnover: intervalOf(own('turnover'), critical),
    gap: ratioInterval(change('turnover'), sample('isolated', 'turnover'), critical, 100),
    ...(planner?.some((value) => value !== 0)
      ? { plannerShare: ratioInterval(change('turnover'), planner, critical, 100) }
      : {}),
    ...(gain === undefined ? {} : { pairingGain: gain }),
    measures: record(measureNames, (measure) => intervalOf(own(measure), critical)),
    changes: record(measureNames, (measure) => intervalOf(change(measure), critical)),
    ledger: record(causes, (cause) => share(lostValue[cause], 'issuedValue')),
    ledgerChanges: record(causes, (cause) => shareChange(lostValue[cause], 'issuedValue')),
    funnel: record(stages, (stage) => share(...passed[stage])),
    events: eventsOf(arm, runs, arms, critical),
    ...(network ? { network } : {}),
  };
}

/** Monthly gaps, with isolated turnover of the same month as the base. */
function eventsOf(
  arm: Arm,
  runs: readonly Replication[],
  arms: readonly Arm[],
  critical: number,
): ArmResult['events'] {
  const months = runs[0].monthly.length / (arms.length * monthlyMeasures.length);
  const turnover = (of: Arm, month: number) =>
    Float64Array.from(
      runs,
      (run) =>
        run.monthly[
          (arms.indexOf(of) * months + month) * monthlyMeasures.length + monthlyMeasures.indexOf('turnover')
        ],
    );
  const rows = Array.from({ length: months }, (_, month) => ({ month, base: turnover('isolated', month) }))
    .filter(({ base }) => base.some((value) => value > 0))
    .map(({ month, base }) => ({
      month: month - runs[0].monthsBefore,
      ...ratioInterval(differences(turnover(arm, month), base), base, critical, 100),
    }));
  return {
    month: rows.map(({ month }) => month),
    mean: rows.map(({ mean }) => mean),
    low: rows.map(({ low }) => low),
    high: rows.map(({ high }) => high),
  };
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
