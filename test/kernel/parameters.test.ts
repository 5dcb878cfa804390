import { expect, test } from 'vitest';
import {
  type Arm,
  type Scenario,
  defaultParameters,
  foundingParameters,
  parameterNames,
  registry,
} from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { simulate } from '../support/compiled-kernel.ts';
import { regionOf } from '../support/regions.ts';
import { base, changed, fundedWhereNeeded, trials } from './trials.ts';

const known = new Map<string, string>();

function fingerprint(scenario: Scenario, arm: Arm): string {
  const key = JSON.stringify([scenario, arm]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { series, hashes } = simulate(scenario, { arm });
  const found = new StateHash().add(series).hex() + Object.values(hashes).join();
  known.set(key, found);
  return found;
}

test.each(parameterNames)('%s has an effect', (name) => {
  const { to = changed(name), given = {}, arm = 'cluster' } = trials[name] ?? {};
  const { min, max, whole } = registry[name];
  expect(to >= min && to <= max && (!whole || Number.isInteger(to)), `${name} can be ${to}`).toBe(true);
  const [plain, other] = [given, { ...given, [name]: to }].map((changes) =>
    fingerprint(fundedWhereNeeded(regionOf({ ...base, ...changes }), name), arm),
  );
  expect(other).not.toBe(plain);
});

test.each(parameterNames.filter((name) => !foundingParameters.includes(name)))(
  '%s has an effect when it changes a while after the branch, and not before',
  (name) => {
    const { to = changed(name), given = {}, arm = 'cluster' } = trials[name] ?? {};
    const scenario = fundedWhereNeeded(regionOf({ ...base, ...given }), name);
    const { parameters, timeline = {} } = scenario;
    const until = name === 'programmeYears' ? 0 : 6;
    const path = Array.from({ length: 12 * parameters.branchYears }, (_, step) =>
      step < until ? parameters[name] : to,
    );
    const followed = (values: readonly number[]): Scenario => ({
      ...scenario,
      timeline: { ...timeline, paths: { [name]: values } },
    });
    const constant = path.map(() => parameters[name]);
    expect(fingerprint(followed(constant), arm)).toBe(fingerprint(scenario, arm));
    expect(fingerprint(followed(path), arm)).not.toBe(fingerprint(scenario, arm));
    const hashAfter = [until];
    const [before, after] = [scenario, followed(path)].map(
      (each) => simulate(each, { arm, hashAfter }).hashes,
    );
    expect(after[until]).toBe(before[until]);
  },
);

test.each(parameterNames)('%s lies in its range and names its unit and source', (name) => {
  const { value, min, max, unit, description, source, whole } = registry[name];
  expect(value >= min && value <= max).toBe(true);
  expect(!whole || Number.isInteger(value)).toBe(true);
  expect(unit.length * description.length * source.length).toBeGreaterThan(0);
});

test('every number of the model comes from the registry', () => {
  expect(Object.keys(defaultParameters())).toEqual(parameterNames);
});
