/** Lives one arm of the first replication and tells every month of it, for whoever watches. */
import { type Arm, type Network, type Scenario, branchOff, burnIn } from '#sim-core';
import { strongestTies } from '../../lab/report/strongest-ties.ts';

export interface WatchRequest {
  readonly scenario: Scenario;
  readonly arms: readonly Arm[];
}

/** Who is there and who knows whom at the end of a month. */
export interface Frame {
  readonly arm: Arm;
  /** From 0 at the branch. */
  readonly month: number;
  readonly organisations: Network['organisations'];
  readonly ties: Network['ties'];
}

addEventListener('message', ({ data: { scenario, arms } }: MessageEvent<WatchRequest>) => {
  const point = burnIn(scenario);
  const stepsPerMonth = scenario.parameters.stepsPerYear / 12;
  for (const arm of arms) {
    const onStep = (step: number, describe: () => Network) => {
      const month = (step - point.branch) / stepsPerMonth;
      if (!Number.isInteger(month)) return;
      const { organisations, ties } = strongestTies(describe());
      postMessage({ arm, month: month - 1, organisations, ties } satisfies Frame);
    };
    branchOff(scenario, point, { arm, timeline: scenario.timeline }, { onStep });
  }
});
