import { expect, test } from 'vitest';
import {
  type MeasureName,
  type Parameters,
  arms,
  measureNames,
  measures,
  parameterNames,
  registry,
  seriesOf,
} from '#sim-core';
import { simulateArms } from '../support/compiled-kernel.ts';
import { livelyRegion, regionOf } from '../support/regions.ts';

const isMoney = (unit: string): boolean => unit.startsWith('k€');

const scenario = regionOf(livelyRegion);

/** The same region, counted in a currency that is worth less. */
function inflated(factor: number): typeof scenario {
  const { parameters } = scenario;
  const money = parameterNames.filter((name) => isMoney(registry[name].unit));
  const scaled = Object.fromEntries(money.map((name) => [name, factor * parameters[name]]));
  return { ...scenario, parameters: { ...parameters, ...scaled } satisfies Parameters };
}

const plain = simulateArms(scenario, { arms });

function factorOf(name: MeasureName, factor: number): number {
  return isMoney(measures[name].unit) ? factor : 1;
}

test('a currency worth a tenth makes ten times the money, and nothing else', () => {
  simulateArms(inflated(10), { arms }).forEach((run, i) => {
    for (const name of measureNames) {
      const expected = seriesOf(plain[i], name).map((value) => value * factorOf(name, 10));
      const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = seriesOf(run, name).reduce(
        (most, value, step) => Math.max(most, Math.abs(value - expected[step])),
        0,
      );
      expect(worst, `${name}, ${run.arm}`).toBeLessThanOrEqual(1e-9 * scale);
    }
  });
});

test('a currency worth 1/1024 gives the same bits, but for the exponent', () => {
  simulateArms(inflated(1024), { arms }).forEach((run, i) => {
    for (const name of measureNames) {
      const expected = seriesOf(plain[i], name).map((value) => value * factorOf(name, 1024));
      expect(seriesOf(run, name), `${name}, ${run.arm}`).toEqual(expected);
    }
  });
});

test('some parameters and some measures are money', () => {
  expect(parameterNames.filter((name) => isMoney(registry[name].unit)).length).toBeGreaterThan(5);
  expect(measureNames.filter((name) => isMoney(measures[name].unit)).length).toBeGreaterThan(10);
});
