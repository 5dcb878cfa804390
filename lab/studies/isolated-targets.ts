import { type MeasureName, type Run, type Scenario, seriesOf, simulate } from '#sim-core';

/** A fact about ordinary, isolated companies that the model has to reproduce. */
export interface Target {
  readonly name: string;
  readonly unit: string;
  /** Inside [low, high] the target is met. */
  readonly low: number;
  readonly high: number;
  readonly source: string;
  /** The simulated value, from the years after the branch of one isolated run. */
  measure(run: Run): number;
}

/** Targets of the isolated arm. The gap between arms is none of them, and never will be. */
export const isolatedTargets: readonly Target[] = [
  {
    name: 'utilisation',
    unit: 'share',
    low: 0.75,
    high: 0.85,
    source: 'business surveys of capacity utilisation',
    measure: (run) => mean(run, 'meanUtilisation'),
  },
  {
    name: 'win rate',
    unit: 'share of bids',
    low: 0.25,
    high: 0.45,
    source: 'bid surveys',
    measure: (run) => mean(run, 'companyWins') / mean(run, 'companyBids'),
  },
  {
    name: 'births',
    unit: '% of companies/year',
    low: 8,
    high: 11,
    source: 'Eurostat business demography',
    measure: (run) => (100 * perYear(run) * mean(run, 'births')) / companies(run),
  },
  {
    name: 'deaths',
    unit: '% of companies/year',
    low: 8,
    high: 11,
    source: 'Eurostat business demography',
    measure: (run) => (100 * perYear(run) * mean(run, 'deaths')) / companies(run),
  },
  {
    name: 'survival to 1 year',
    unit: 'share of births',
    low: 0.72,
    high: 0.88,
    source: 'Eurostat business demography: .80 ± .08',
    measure: (run) => Math.exp(-yearOneHazard(run)),
  },
  {
    name: 'survival to 5 years',
    unit: 'share of births',
    low: 0.36,
    high: 0.52,
    source: 'Eurostat business demography: .44 ± .08',
    measure: (run) => Math.exp(-yearOneHazard(run) - 4 * laterHazard(run)),
  },
  {
    name: 'drift of turnover',
    unit: '%/year',
    low: -0.5,
    high: 0.5,
    source: 'design: the isolated region is stationary when the arms branch',
    measure: drift,
  },
];

export function isTargetMet({ low, high }: Target, achieved: number): boolean {
  return achieved >= low && achieved <= high;
}

/**
 * Simulates isolated runs and measures every target on each.
 *
 * @returns one row of values per target, one value per replication
 */
export function measureTargets(scenario: Scenario, replications: number): number[][] {
  const rows = isolatedTargets.map((): number[] => []);
  for (let replication = 0; replication < replications; replication += 1) {
    const run = simulate(scenario, { arm: 'isolated', replication });
    isolatedTargets.forEach((target, i) => rows[i].push(target.measure(run)));
  }
  return rows;
}

function mean(run: Run, measure: MeasureName, from = run.branch, to = run.steps): number {
  const values = seriesOf(run, measure).subarray(from, to);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function perYear(run: Run): number {
  return run.stepsPerYear;
}

function companies(run: Run): number {
  return mean(run, 'firms') + mean(run, 'related');
}

function yearOneHazard(run: Run): number {
  return (perYear(run) * mean(run, 'deathsInYearOne')) / mean(run, 'companiesInYearOne');
}

function laterHazard(run: Run): number {
  return (perYear(run) * mean(run, 'deathsInYearsTwoToFive')) / mean(run, 'companiesInYearsTwoToFive');
}

/** Yearly growth from the first two to the last two of the years after the branch. */
function drift(run: Run): number {
  const window = 2 * run.stepsPerYear;
  const first = mean(run, 'turnover', run.branch, run.branch + window);
  const last = mean(run, 'turnover', run.steps - window, run.steps);
  const years = (run.steps - run.branch - window) / run.stepsPerYear;
  return (100 * (last / first - 1)) / years;
}
