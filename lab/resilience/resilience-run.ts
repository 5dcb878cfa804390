import {
  type Arm,
  type Run,
  type Scenario,
  type ShockInput,
  measureNames,
  simulateBranches,
} from '#sim-core';
import { at } from '#sim-core/indicators/measures.ts';
import { type NetworkSurvival, graphOf, networkSurvival } from './network-survival.ts';

/** One replication of every arm with and without each shock: the unit of work of a worker thread. */
export interface ResilienceChunk {
  readonly scenario: Scenario;
  readonly arms: readonly Arm[];
  readonly shocks: readonly ShockInput[];
  readonly replication: number;
  /** Whether to tell how the cluster's network survives removal. */
  readonly withSurvival?: boolean;
}

/** Turnover of one replication, k€ by month after the branch. */
export interface ResilienceReplication {
  readonly replication: number;
  /** Per arm: without a shock first, then with each. */
  readonly turnover: readonly (readonly Float64Array[])[];
  /** State hash at the end, in the same order: equal hashes mean that the shock changed nothing at all. */
  readonly hashes: readonly (readonly string[])[];
  /** Of the cluster without a shock at the end, where it is among the arms and was asked for. */
  readonly survival?: NetworkSurvival;
}

/**
 * Runs the burn-in once, and every arm with and without each shock from the same bytes.
 *
 * A shock comes on top of the scenario's own timeline.
 *
 * @returns a list of one, as every unit of work gives a list
 * @example runResilienceChunk({ scenario, arms: ['isolated', 'cluster'], shocks, replication: 0 })
 */
export function runResilienceChunk({
  scenario,
  arms,
  shocks,
  replication,
  withSurvival = false,
}: ResilienceChunk): ResilienceReplication[] {
  const { timeline } = scenario;
  const timelines = [
    timeline,
    ...shocks.map((shock) => ({ ...timeline, shocks: [...(timeline?.shocks ?? []), shock] })),
  ];
  const branches = arms.flatMap((arm) => timelines.map((each) => ({ arm, timeline: each })));
  const runs = simulateBranches(scenario, { branches, replication, withNetwork: withSurvival });
  const months = runs.map(turnoverOf);
  const hashes = runs.map((run) => run.hashes[run.steps]);
  const width = timelines.length;
  const network = runs.find(({ arm }) => arm === 'cluster')?.network;
  return [
    {
      replication,
      turnover: arms.map((_, i) => months.slice(i * width, (i + 1) * width)),
      hashes: arms.map((_, i) => hashes.slice(i * width, (i + 1) * width)),
      ...(network && { survival: networkSurvival(graphOf(network), scenario.seed) }),
    },
  ];
}

function turnoverOf({ branch, steps, stepsPerYear, series }: Run): Float64Array {
  const months = new Float64Array((12 * (steps - branch)) / stepsPerYear);
  for (let step = branch; step < steps; step += 1)
    months[Math.floor((12 * (step - branch)) / stepsPerYear)] +=
      series[step * measureNames.length + at.turnover];
  return months;
}
