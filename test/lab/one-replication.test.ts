import { expect, test } from 'vitest';
import { type MeasureName, type Run, measureNames, measures } from '#sim-core';
import { monthlyMeasures, monthsBefore, summaryOf } from '../../lab/replicate.ts';

/** A run of which every measure is known, step by step from the branch on. */
function runOf(
  stepsPerYear: number,
  years: readonly [before: number, after: number],
  valueAt: (step: number) => number,
) {
  const [branch, after] = years.map((each) => each * stepsPerYear);
  const steps = branch + after;
  const series = Float64Array.from({ length: steps * measureNames.length }, (_, i) =>
    valueAt(Math.floor(i / measureNames.length) - branch),
  );
  return {
    replication: 3,
    steps,
    branch,
    stepsPerYear,
    series,
    hashes: { [steps]: 'end' },
  } as unknown as Run;
}

const kindOf = (name: MeasureName) => measures[name].kind;
const firstOf = (kind: string) => measureNames.findIndex((name) => kindOf(name) === kind);

test('flows are told by the year, stocks as means over the steps, structures as means over their yearly readings', () => {
  // 100 before the branch, then 1 in the first year and 3 in the second.
  for (const stepsPerYear of [12, 48]) {
    const run = runOf(stepsPerYear, [1, 2], (step) => (step < 0 ? 100 : step < stepsPerYear ? 1 : 3));
    const { measures: sums, replication, hashes } = summaryOf([run]);
    expect([sums[firstOf('flow')], sums[firstOf('stock')], sums[firstOf('structure')]]).toEqual([
      2 * stepsPerYear,
      2,
      2,
    ]);
    expect([replication, hashes]).toEqual([3, ['end']]);
  }
});

test('two years of months before the branch are kept, or as many as there are', () => {
  expect(monthsBefore).toBe(24);
  const months = (before: number) => summaryOf([runOf(12, [before, 1], () => 1)]);
  expect([0, 1, 2, 5].map((before) => months(before).monthsBefore)).toEqual([0, 12, 24, 24]);
  expect(months(5).monthly).toHaveLength((24 + 12) * monthlyMeasures.length);
});

test('a month has the sum of its steps of a flow, and the last value of a stock', () => {
  // Four steps to the month: 48 a year.
  const run = runOf(48, [1, 1], (step) => step);
  const { monthly, monthsBefore: before } = summaryOf([run]);
  const at = (month: number, name: (typeof monthlyMeasures)[number]) =>
    monthly[(before + month) * monthlyMeasures.length + monthlyMeasures.indexOf(name)];
  for (const name of monthlyMeasures) {
    const isFlow = kindOf(name) === 'flow';
    expect([at(0, name), at(11, name), at(-1, name)]).toEqual(
      isFlow ? [0 + 1 + 2 + 3, 44 + 45 + 46 + 47, -1 - 2 - 3 - 4] : [3, 47, -1],
    );
  }
});

test('arms stand one after another, in the order in which they were given', () => {
  const { measures: sums } = summaryOf([runOf(12, [0, 1], () => 1), runOf(12, [0, 1], () => 2)]);
  const flow = firstOf('flow');
  expect([sums[flow], sums[measureNames.length + flow]]).toEqual([12, 24]);
});
