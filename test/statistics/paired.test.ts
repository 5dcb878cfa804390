import { expect, test } from 'vitest';
import { pairedDifference } from '../../lab/statistics/paired.ts';
import reference from './reference.json' with { type: 'json' };

const control = Float64Array.from(reference.bases);
const treated = control.map((base, i) => base + reference.gaps[i]);

test('a difference is told by the figures that R gives for its pairs', () => {
  const told = pairedDifference(treated, control);
  const [[, t, p]] = reference.tTests;
  const [, cohen] = reference.effects[0];
  expect(told.pairs).toBe(24);
  expect(told.test.t).toBeCloseTo(t, 10);
  expect(told.test.p).toBeCloseTo(p, 12);
  expect(told.student.mean / told.standardError).toBeCloseTo(t, 10);
  expect(told.effect!.cohen).toBeCloseTo(cohen, 10);
  expect(told.bootstrap.estimate).toBeCloseTo(told.student.mean, 12);
  expect(told.superiority.estimate).toBe(reference.gaps.filter((gap) => gap > 0).length / 24);
  expect(told.pairingGain).toBeGreaterThan(1);
});

test('the confidence asked for reaches every interval', () => {
  const [wide, narrow] = [0.99, 0.8].map((confidence) => pairedDifference(treated, control, { confidence }));
  for (const name of ['student', 'bootstrap', 'effect', 'superiority'] as const) {
    expect(narrow[name]!.low).toBeGreaterThan(wide[name]!.low);
    expect(narrow[name]!.high).toBeLessThan(wide[name]!.high);
  }
});

test('two pairs have no effect size, pairs that agree neither that nor a gain of pairing', () => {
  const two = pairedDifference(Float64Array.of(2, 5), Float64Array.of(1, 1));
  expect(two).not.toHaveProperty('effect');
  expect(two).toHaveProperty('pairingGain');
  const same = pairedDifference(control, control);
  expect(same).not.toHaveProperty('effect');
  expect(same).not.toHaveProperty('pairingGain');
  expect(same.test.p).toBe(1);
  expect(() => pairedDifference(control, control.subarray(1))).toThrow(RangeError);
});
