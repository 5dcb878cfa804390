import { expect, it } from 'vitest';
import { simulate, simulateBranches } from '#sim-core';
import { smallRegion } from '../lab/small-region.ts';

const { scenario } = smallRegion({ branchYears: 1 });
const levers = { broker: Array.from({ length: 12 }, () => 20) };

it('goes on from one burn-in to the very states that runs of their own reach', () => {
  const branches = [
    { arm: 'cluster', timeline: { levers } },
    { arm: 'cluster' },
    { arm: 'isolated' },
  ] as const;
  const alone = branches.map((branch) =>
    simulate('timeline' in branch ? { ...scenario, timeline: branch.timeline } : scenario, {
      arm: branch.arm,
      replication: 1,
    }),
  );
  const together = simulateBranches(scenario, { branches, replication: 1 });
  expect(together).toEqual(alone);
  expect(new Set(together.map(({ hashes }) => hashes[together[0].steps])).size).toBe(3);
});

it('heeds the timelines of the branches alone', () => {
  const funded = { ...scenario, timeline: { levers } };
  const [run] = simulateBranches(funded, { branches: [{ arm: 'cluster' }] });
  expect(run.hashes).toEqual(simulate(scenario, { arm: 'cluster' }).hashes);
});
