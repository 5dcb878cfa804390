import { type Arm, type MeasureName, type Parameters, type Run, seriesOf, simulateArms } from '#sim-core';
import { type Interval, criticalValue, intervalOf } from '../statistics/interval.ts';
import { largeRegister, referenceScenario, tailExponent, tentShape, volatilitySlope } from './held-out.ts';
import { isolatedTargets, measureTargets } from './isolated-targets.ts';
import { meetingsTrial, publishedEffect } from './meetings-trial.ts';

/** How a figure was used: the parameters were fitted to it, or it was kept out of sight until they were fixed. */
export type Role = 'fitted' | 'held out';

/** One line of the validation: what the world says, what the model says. */
export interface Check {
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly source: string;
  readonly simulated: Interval;
  /** Whether the simulated mean lies within the target. */
  readonly isMet: boolean;
}

/** Luck of the validation, apart from that of the calibration. */
const VALIDATION_SEED = 20_261;
const CONFIDENCE = 0.95;

/** Ordinary contacts a person begins in a year in the region of the trial. */
export const ordinaryContacts = 2;

/** Every check, one after the other, as it is done. */
export function* validate(replications: number): Generator<Check> {
  const scenario = referenceScenario(VALIDATION_SEED);
  const rows = measureTargets(scenario, replications);
  for (const [i, { name, unit, low, high, source }] of isolatedTargets.entries()) {
    yield check({ name, role: 'fitted', unit, low, high, source }, rows[i]);
  }
  yield* trialChecks(replications);
  yield* referralChecks(replications);
  yield* distributionChecks();
  yield* evaluationChecks(replications);
}

function* trialChecks(replications: number): Generator<Check> {
  const scenario = referenceScenario(VALIDATION_SEED, { organisationCount: 200, burnInYears: 6 });
  const effects = repeat(replications, (r) =>
    meetingsTrial(scenario, scenario.parameters.contactRate, ordinaryContacts, r),
  );
  const source =
    'Cai & Szeidl 2018: monthly meetings for a year, +8.1 % of sales, over that year and the next';
  const band = { unit: '% of turnover', low: publishedEffect - 2, high: publishedEffect + 2 };
  const both = effects.map(({ during, yearAfter }) => (during + yearAfter) / 2);
  yield check({ name: 'meetings trial, both years', role: 'fitted', ...band, source }, both);
  const lasting = effects.map(({ twoYearsAfter }) => twoYearsAfter);
  yield check({ name: 'meetings trial, two years after', role: 'held out', ...band, source }, lasting);
}

function* referralChecks(replications: number): Generator<Check> {
  const gaps = repeat(replications, (r) => gap({}, 'platform', 'concentration', r));
  const source = 'Cai, Lin & Szeidl 2024: referrals without relations, no effect';
  const target = { unit: '% of turnover', low: -1, high: 1, source };
  yield check({ name: 'information alone (platform)', role: 'held out', ...target }, gaps);
}

function* distributionChecks(): Generator<Check> {
  const registers = repeat(3, (r) => largeRegister(referenceScenario(VALIDATION_SEED), r));
  const held = { role: 'held out', unit: 'exponent' } as const;
  yield check(
    {
      name: 'size–volatility slope',
      ...held,
      low: 0.17,
      high: 0.23,
      source: 'Amaral et al. 1997: .20 ± .03',
    },
    registers.map(volatilitySlope),
  );
  yield check(
    {
      name: 'tent shape of growth',
      role: 'held out',
      unit: 'ratio',
      low: 0.66,
      high: 0.75,
      source: 'Laplace .707, normal .798; Bottazzi & Secchi 2006',
    },
    registers.map(tentShape),
  );
  yield check(
    {
      name: 'tail of company size',
      ...held,
      low: 0.95,
      high: 1.17,
      source: 'Axtell 2001: 1.06, at 5,000 companies and more',
    },
    registers.map(tailExponent),
  );
}

/** Public evaluations compared supported companies with similar ones that lived in the same region. */
function* evaluationChecks(replications: number): Generator<Check> {
  const pairs = repeat(replications, (replication) => {
    const scenario = referenceScenario(VALIDATION_SEED);
    return simulateArms(scenario, { arms: ['concentration', 'cluster'], replication });
  });
  const productivity = pairs.map(([without, cluster]) => 100 * (perWorker(cluster) / perWorker(without) - 1));
  const unique = pairs.map(
    ([without, cluster]) => 100 * (mean(cluster, 'skillUniqueness') - mean(without, 'skillUniqueness')),
  );
  yield check(
    {
      name: 'labour productivity',
      role: 'held out',
      unit: '%',
      low: 0,
      high: 10,
      source: 'public evaluations: Denmark about +7 %, France none',
    },
    productivity,
  );
  yield check(
    {
      name: 'innovation (skills not found elsewhere)',
      role: 'held out',
      unit: 'points',
      low: 0,
      high: 10,
      source: 'Falck, Heblich & Kipar 2010: Bavaria +5 points',
    },
    unique,
  );
}

/** Paired gap of turnover between two arms over the years after the branch, in per cent. */
export function gap(changes: Partial<Parameters>, arm: Arm, baseline: Arm, replication: number): number {
  const [first, second] = simulateArms(referenceScenario(VALIDATION_SEED, changes), {
    arms: [baseline, arm],
    replication,
  });
  return 100 * (mean(second, 'turnover') / mean(first, 'turnover') - 1);
}

/** Mean of a measure from one step after the branch to another. */
export function mean(run: Run, measure: MeasureName, from = 0, to = run.steps - run.branch): number {
  const values = seriesOf(run, measure).subarray(run.branch + from, run.branch + to);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function perWorker(run: Run): number {
  return mean(run, 'valueAdded') / mean(run, 'employment');
}

function check(target: Omit<Check, 'simulated' | 'isMet'>, values: readonly number[]): Check {
  const simulated = intervalOf(values, criticalValue(CONFIDENCE, values.length));
  return { ...target, simulated, isMet: simulated.mean >= target.low && simulated.mean <= target.high };
}

export function repeat<T>(count: number, run: (replication: number) => T): T[] {
  return Array.from({ length: count }, (_, replication) => run(replication));
}
