import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import {
  type BranchPoint,
  type ParameterName,
  type Scenario,
  branchOff,
  burnIn,
  registry,
  simulate,
} from '#sim-core';
import { hashWorld } from '#sim-core/world/hash-world.ts';
import { afterBranch } from '../../web/kernel/after-branch.ts';
import { burnInKey } from '../../web/kernel/burn-in-key.ts';

const { scenario } = loadLibrary('biowin');
const region: Scenario = {
  ...scenario,
  parameters: { ...scenario.parameters, organisationCount: 40, burnInYears: 2, branchYears: 2 },
};
const point = burnIn(region);

const withValue = (name: ParameterName, value: number): Scenario => ({
  ...region,
  parameters: { ...region.parameters, [name]: value },
});

/** All that a branch starts from. */
const bytesOf = ({ world, record, series }: BranchPoint) => [hashWorld(world), world.sizes, record, series];

describe('a stored burn-in', () => {
  it.each([...afterBranch])('is the same bytes whatever %s is', (name) => {
    const { min, max } = registry[name];
    for (const other of [min, max]) expect(bytesOf(burnIn(withValue(name, other)))).toEqual(bytesOf(point));
  });

  it('differs where a parameter is read before the branch', () => {
    expect(bytesOf(burnIn(withValue('fixedCost', 0.3)))).not.toEqual(bytesOf(point));
  });

  it('may start several branches, each with the bytes of a whole run', () => {
    for (const arm of ['cluster', 'isolated', 'cluster'] as const) {
      const { hashes, steps } = branchOff(region, point, { arm });
      expect(hashes[steps]).toBe(simulate(region, { arm }).hashes[steps]);
    }
  });

  it('is reused when what follows the branch changes, and not otherwise', () => {
    expect(burnInKey(withValue('contactRate', 10))).toBe(burnInKey(region));
    expect(burnInKey(withValue('demandRate', 10))).not.toBe(burnInKey(region));
  });

  it('is not reused for another sample, of which its months are multiples', () => {
    expect(burnInKey({ ...region, sample: 25 })).not.toBe(burnInKey(region));
  });

  it('is not reused across changes of social life where people meet before the branch', () => {
    const meeting = withValue('ambientContactRate', 12);
    const changed = { ...meeting, parameters: { ...meeting.parameters, meetingStrength: 0.9 } };
    expect(burnInKey(changed)).not.toBe(burnInKey(meeting));
  });
});
