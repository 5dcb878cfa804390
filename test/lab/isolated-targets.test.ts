import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type MeasureName, type Run, measureNames } from '#sim-core';
import { isTargetMet, isolatedTargets } from '../../lab/studies/isolated-targets.ts';

const page = readFileSync('docs/validation.md', 'utf8');

test.each(isolatedTargets)(
  'docs/validation.md has the band of $name',
  ({ name, low, high, unit, source }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} | fitted |`))!;
    const [, , , band, , , from] = row.split('|').map((cell) => cell.trim());
    expect([band, from]).toEqual([`${low} to ${high} ${unit}`, source]);
  },
);

test('a target is met within its band, the ends included', () => {
  const [target] = isolatedTargets;
  const { low, high } = target;
  expect([low - 1e-9, low, high, high + 1e-9].map((value) => isTargetMet(target, value))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

/** A run of two years before the branch and five after it, by the month, of which all is known. */
function runOf(values: Partial<Record<MeasureName, (month: number) => number>>): Run {
  const [branch, steps] = [24, 84];
  const series = new Float64Array(steps * measureNames.length);
  for (const [name, valueAt] of Object.entries(values))
    for (let step = 0; step < steps; step += 1)
      series[step * measureNames.length + measureNames.indexOf(name as MeasureName)] = valueAt(step - branch);
  return { series, steps, branch, stepsPerYear: 12 } as unknown as Run;
}

const measured = (name: string, run: Run) => isolatedTargets.find((each) => each.name === name)!.measure(run);

test('targets are measured after the branch alone, by the year', () => {
  const after = (value: number) => (month: number) => (month < 0 ? 1e6 : value);
  const run = runOf({
    meanUtilisation: after(0.8),
    companyWins: after(3),
    companyBids: after(10),
    births: after(1),
    deaths: after(0.5),
    firms: after(80),
    related: after(40),
    deathsInYearOne: after(0.25),
    companiesInYearOne: after(15),
    deathsInYearsTwoToFive: after(0.3),
    companiesInYearsTwoToFive: after(24),
  });
  expect(measured('utilisation', run)).toBeCloseTo(0.8, 12);
  expect(measured('win rate', run)).toBeCloseTo(0.3, 12);
  // 12 births and 6 deaths a year among 120 companies.
  expect(measured('births', run)).toBeCloseTo(10, 12);
  expect(measured('deaths', run)).toBeCloseTo(5, 12);
  // 3 of 15 companies a year in their first year, then 3.6 of 24.
  expect(measured('survival to 1 year', run)).toBeCloseTo(Math.exp(-0.2), 12);
  expect(measured('survival to 5 years', run)).toBeCloseTo(Math.exp(-0.2 - 4 * 0.15), 12);
});

test('the drift of turnover is that from the first two years to the last two, by the year', () => {
  const run = runOf({ turnover: (month) => (month < 24 ? 100 : month < 36 ? 1e6 : 103) });
  expect(measured('drift of turnover', run)).toBeCloseTo(1, 12);
});
