import { type Run, type Scenario, seriesOf, simulate } from '#sim-core';

/** What the programme did to those in it, against those who were not, in one replication. */
export interface TrialEffect {
  /** Per cent of turnover in the year of the meetings. */
  readonly during: number;
  /** Per cent in each of the two years after they stopped. */
  readonly yearAfter: number;
  readonly twoYearsAfter: number;
}

/** The published effect: companies whose managers met monthly for a year sold 8.1 % more (Cai & Szeidl 2018). */
export const publishedEffect = 8.1;

/** Half of the companies by lot, in one region whose people keep ordinary company before, during and after. */
const share = 0.5;

/**
 * Repeats the meetings trial: the same region and luck with and without the programme, members against others.
 *
 * The effect is the ratio of members' to others' change, so that what the programme takes from others counts as well,
 * as it does in a field trial.
 *
 * @param programmeRate contacts a year that the programme adds for each person in it
 * @param ordinaryRate contacts a year that everybody begins anyway
 */
export function meetingsTrial(
  scenario: Scenario,
  programmeRate: number,
  ordinaryRate: number,
  replication: number,
): TrialEffect {
  const world = {
    ...scenario.parameters,
    ambientContactRate: ordinaryRate,
    contactRate: 0,
    programmeShare: share,
    programmeYears: 1,
    branchYears: 3,
  };
  const run = (rate: number): Run =>
    simulate({ ...scenario, parameters: { ...world, programmeRate: rate } }, { arm: 'cluster', replication });
  const withMeetings = run(programmeRate);
  const without = run(0);
  const effect = (year: number): number => {
    const members =
      yearSum(withMeetings, 'programmeTurnover', year) / yearSum(without, 'programmeTurnover', year);
    const others = othersSum(withMeetings, year) / othersSum(without, year);
    return 100 * (members / others - 1);
  };
  return { during: effect(0), yearAfter: effect(1), twoYearsAfter: effect(2) };
}

function othersSum(run: Run, year: number): number {
  return yearSum(run, 'turnover', year) - yearSum(run, 'programmeTurnover', year);
}

function yearSum(run: Run, measure: 'turnover' | 'programmeTurnover', year: number): number {
  const first = run.branch + year * run.stepsPerYear;
  return seriesOf(run, measure)
    .subarray(first, first + run.stepsPerYear)
    .reduce((sum, value) => sum + value, 0);
}
