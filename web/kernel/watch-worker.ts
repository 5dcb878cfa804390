/** Lives one arm of the first replication and tells every month of it, for whoever watches. */
import { type Arm, type Network, type Scenario, burnIn } from '#sim-core';
import { strongestTies } from '../../lab/report/strongest-ties.ts';
import { type JointDeal, watchBranch } from '../../lab/watch/watch-branch.ts';

export interface WatchRequest {
  readonly scenario: Scenario;
  readonly arms: readonly Arm[];
}

/** Who is there, who knows whom at the end of a month, and who won with whom in it. */
export interface Frame {
  readonly arm: Arm;
  /** From 0 at the branch. */
  readonly month: number;
  readonly organisations: Network['organisations'];
  readonly ties: Network['ties'];
  readonly deals: readonly JointDeal[];
}

addEventListener('message', ({ data: { scenario, arms } }: MessageEvent<WatchRequest>) => {
  const point = burnIn(scenario);
  for (const arm of arms)
    watchBranch(scenario, point, { arm, timeline: scenario.timeline }, ({ month, network, deals }) => {
      const { organisations, ties } = strongestTies(network);
      postMessage({ arm, month, organisations, ties, deals } satisfies Frame);
    });
});
