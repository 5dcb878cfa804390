import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import { type Interval, compare, monthlyTable, runsTable, study, verdict } from '#lab';
import { type MeasureName, measureNames, seriesOf, simulate } from '#sim-core';
import { comparisonJson } from '../../cli/comparison/comparison-json.ts';
import { comparisonText } from '../../cli/comparison/comparison-text.ts';
import { outputTo } from '../../cli/session.ts';
import { readResults } from '../../cli/sweep/read-results.ts';
import { variableName } from '../../lab/files/variable-name.ts';
import { alone, equalSplit } from '../../lab/policy/mix.ts';
import { policyMonthlyTable, policyRunsTable } from '../../lab/policy/policy-tables.ts';
import { policyStudy } from '../../lab/policy/policy-study.ts';
import { policyVerdict } from '../../lab/policy/policy-verdict.ts';
import { renderReport } from '../../lab/report/render-report.ts';
import { renderRun } from '../../lab/report/run/render-run.ts';
import { resilienceStudy } from '../../lab/resilience/resilience-study.ts';
import { turnoverTable } from '../../lab/resilience/resilience-tables.ts';
import { resilienceVerdict } from '../../lab/resilience/resilience-verdict.ts';
import { runTable } from '../../lab/run/run-series.ts';
import { runSweep } from '../../lab/sweep/run-sweep.ts';
import { summariseSweep } from '../../lab/sweep/summary/summarise-sweep.ts';
import { summaryWords } from '../../lab/sweep/summary/summary-words.ts';
import { storedSamples } from '../../lab/sweep/summary/stored-samples.ts';
import { writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { french } from '../../lab/wording/french.ts';
import { folder, sweepOf, withStore } from '../sweep/fixture.ts';
import { budget, partsOfWhole, regionOf, sample, sampled, timesOf, whole } from './twins.ts';

const rule = 'One organisation in 8 is simulated. Totals, public money and companies lost';
const options = { arms: ['cluster'], replications: 3, workers: 1 } as const;
const [ofSample, ofWhole] = [await study(sampled, options), await study(whole, options)];
const output = outputTo(process.stdout, { NO_COLOR: '1' });
const timesMore = ({ mean, low, high }: Interval, times: number) => ({
  mean: mean * times,
  low: low * times,
  high: high * times,
});
const perMeasure = (values: Record<MeasureName, Interval>) =>
  Object.fromEntries(measureNames.map((name) => [name, timesMore(values[name], timesOf(name))]));

describe('a comparison of a sample', () => {
  const { comparison } = ofSample;
  const own = comparison.arms.cluster!;
  const twin = ofWhole.comparison.arms.cluster!;

  it('has the totals of the whole region, and the averages and shapes of the sample', () => {
    expect(own.measures).toEqual(perMeasure(twin.measures));
    expect(own.changes).toEqual(perMeasure(twin.changes));
    expect(own.turnover).toEqual(timesMore(twin.turnover, sample));
  });

  it('has the same gaps, ledger, funnel and curve', () => {
    const ratios = ({ gap, ledger, ledgerChanges, funnel, events }: typeof own) => ({
      ...{ gap, ledger, ledgerChanges, funnel, events },
    });
    expect(ratios(own)).toEqual(ratios(twin));
    expect(comparison.contrasts).toEqual(ofWhole.comparison.contrasts);
  });

  it('gives every table of runs and months for the whole region', () => {
    for (const table of [runsTable, monthlyTable]) {
      const [mine, other] = [ofSample, ofWhole].map((each) => table(each.comparison, each.runs).variables);
      for (const name of measureNames) {
        const at = other.findIndex((each) => each.name === variableName(name));
        if (at < 0) continue;
        const values = other[at].values as readonly number[];
        expect(mine[at].values, name).toEqual(values.map((value) => value * timesOf(name)));
        expect(mine[at].definition.includes('of the whole region, 8 times the sample'), name).toBe(
          timesOf(name) === sample,
        );
        expect(other[at].definition).not.toContain('sample');
      }
    }
  });

  it('says so to people and to programs, in English and in French', () => {
    expect(comparison.sample).toBe(sample);
    expect(JSON.parse(comparisonJson(comparison))).toMatchObject({ sample });
    expect(comparisonText(comparison, output).replace(/\s+/g, ' ')).toContain(rule);
    expect(renderReport(comparison)).toContain('one organisation in 8; totals are those of the whole region');
    expect(
      verdict(comparison, french).map(({ text }) => text.replace(/[\u202f\u00a0]/g, ' ')),
    ).toContainEqual(expect.stringContaining('Une organisation sur 8 est simulée'));
  });

  it('says nothing of samples where all are simulated, and has not a byte more', async () => {
    const same = await compare(regionOf({ ...partsOfWhole, sample: 1 }), options);
    expect(JSON.stringify(same)).toBe(JSON.stringify(ofWhole.comparison));
    expect(renderReport(same)).not.toContain('whole region');
    expect(JSON.stringify(same)).not.toContain('sample');
  });
});

test('a run of a sample has the states of its twin, and the totals of the whole region in every month', () => {
  const [run, twin] = [sampled, whole].map(({ scenario }) => simulate(scenario, { arm: 'cluster' }));
  expect(run.hashes).toEqual(twin.hashes);
  for (const name of measureNames)
    expect(seriesOf(run, name), name).toEqual(seriesOf(twin, name).map((value) => value * timesOf(name)));
  const series = {
    ...{ scenario: 'twin', title: 'Twin', seed: 'twin', hash: sampled.hash, sample, run },
    ...{ measures: ['turnover', 'density', 'gini'] as const, withBurnIn: false },
  };
  const [, turnover, density, gini] = runTable(series).variables;
  expect(turnover.definition).toContain('of the whole region, 8 times the sample');
  expect(density.definition).toContain('of the sample, one organisation in 8');
  expect(gini.definition).not.toContain('sample');
  expect(renderRun(series, 'carat run')).toContain(rule);
});

describe('public money', () => {
  it('is that of the whole region in every arm, and the sample gets its part', () => {
    const { publicCharged } = ofSample.comparison.arms.cluster!.measures;
    expect(publicCharged.mean).toBeCloseTo(budget, 8);
  });

  it('buys the same per euro as the part of the sample buys in the sample', async () => {
    const shared = {
      mixes: [alone('training'), equalSplit(['broker', 'events'])],
      replications: 3,
      workers: 1,
    };
    const mine = await policyStudy(sampled, { ...shared, budget: 8000 });
    const other = await policyStudy(whole, { ...shared, budget: 1000 });
    expect(mine.answer).toMatchObject({ sample, money: { budget: 8000 } });
    for (const [i, mix] of mine.answer.mixes.entries()) {
      const twin = other.answer.mixes[i];
      const ratios = ({ perEuroSpent, perEuroCharged, gain, origin, boughtOutside, tests }: typeof mix) => ({
        ...{ perEuroSpent, perEuroCharged, gain, origin, boughtOutside, tests },
      });
      expect(ratios(mix)).toEqual(ratios(twin));
      for (const money of ['charged', 'spent', 'returned'] as const)
        expect(mix[money]).toBe(twin[money] * sample);
      for (const outcome of ['turnover', 'valueAdded', 'jobs'] as const)
        expect(mix.change[outcome]).toEqual(timesMore(twin.change[outcome], sample));
    }
    expect(mine.answer.control.jobs).toEqual(timesMore(other.answer.control.jobs, sample));
    for (const table of [policyRunsTable, policyMonthlyTable]) {
      const named = (each: typeof mine) =>
        table(each.answer, each.runs).variables.find(({ name }) => name === 'turnover')!;
      const values = named(other).values as readonly number[];
      expect(named(mine).values).toEqual(values.map((value) => value * sample));
      expect(named(mine).definition).toContain('of the whole region, 8 times the sample');
    }
    for (const language of [undefined, french])
      expect(policyVerdict(mine.answer, language).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/in 8 is simulated|sur 8 est simulée/),
      );
  });
});

describe('shocks', () => {
  const chosen = { shocks: ['best-connected', 'random-loss'], at: 6, replications: 2, workers: 1 } as const;

  it('take as many companies of the region as those simulated stand for', async () => {
    const arms = ['isolated', 'cluster'] as const;
    const mine = await resilienceStudy(sampled, { ...chosen, arms });
    const other = await resilienceStudy(whole, { ...chosen, arms });
    expect(mine.answer.shocks.map(({ shock }) => shock.size)).toEqual([sample, sample]);
    expect(other.answer.shocks.map(({ shock }) => shock.size)).toEqual([1, 1]);
    const losses = ({ answer }: typeof mine) => answer.shocks.map((each) => [each.arms, each.pairs]);
    expect(losses(mine)).toEqual(losses(other));
    const turnover = ({ answer, runs }: typeof mine) => turnoverTable(answer, runs).variables.at(-1)!;
    const values = turnover(other).values as readonly number[];
    expect(turnover(mine).values).toEqual(values.map((value) => value * sample));
    expect(turnover(mine).definition).toContain('of the whole region');
    expect(resilienceVerdict(mine.answer).map(({ text }) => text)).toContainEqual(
      expect.stringContaining(rule),
    );
  });
});

test('a sweep over samples has the totals of each whole region, and says so', async () => {
  const sources = { scenarios: new Map([['sampled', sampled]]) };
  const parts = {
    scenario: 'sampled',
    factors: [{ at: '/sample', values: [1, sample] }],
    set: { '/levers': [], '/shocks': [] },
    outcomes: ['turnover', 'gini', 'herfindahl'],
    replications: 2,
  };
  const sweep = sweepOf(parts, sources);
  const place = folder();
  const samples = await withStore(folder(), async (store) => {
    const { ledger } = await runSweep(sweep, { store, workers: 1 });
    await writeSweepResults(place, { sweep, store, ledger });
    return storedSamples(sweep, store, () => Promise.resolve());
  });
  const read = await readResults(place, new AbortController().signal);
  const asked = { baseline: 'isolated', margin: 5, outcomes: [0] } as const;
  for (const each of [samples, read])
    expect(summaryWords(await summariseSweep(each, asked))).toContainEqual(
      expect.stringContaining('One organisation in n is simulated'),
    );
  const rows: Record<string, string>[] = parseCsv(readFileSync(join(place, 'runs.csv')), { columns: true });
  const values = (name: string, point: string) =>
    rows.filter((row) => row.point === point).map((row) => Number(row[name]));
  expect(values('turnover', '1')).toEqual(values('turnover', '0').map((value) => value * sample));
  expect(values('gini', '1')).toEqual(values('gini', '0'));
  const codebook = readFileSync(join(place, 'codebook.csv'), 'utf8');
  expect(codebook).toContain('of the whole region, n times the sample');
  expect(codebook).toContain('of the sample, one organisation in n');
});
