import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Progress, OptionsError, compare, monthlyMeasures, runChunk, study, summarise } from '#lab';
import { measureNames, seriesOf, simulate } from '#sim-core';
import { comparisonFrom } from '../../lab/stored-comparison.ts';
import { smallRegion } from './small-region.ts';
import { workerFile } from './worker-file.ts';

const region = smallRegion();
const brief = smallRegion({ organisationCount: 10, burnInYears: 1, branchYears: 1 });

test('one worker and two give the same bytes of JSON', async () => {
  const worker = await workerFile();
  const options = { arms: ['cluster', 'consolidated'], precision: 60, withNetwork: true } as const;
  const one = await compare(brief, { ...options, workers: 1 });
  const two = await compare(brief, { ...options, workers: 2, worker });
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  expect(one.precision.isReached).toBe(true);
});

test('isolated is always among the arms, and differs from itself by nothing', async () => {
  const { arms, headline } = await compare(region, { arms: ['platform'], replications: 2, workers: 1 });
  expect(Object.keys(arms)).toEqual(['isolated', 'platform']);
  expect(headline).toEqual({ arm: 'platform', baseline: 'isolated' });
  expect(arms.isolated!.gap).toEqual({ mean: 0, low: 0, high: 0 });
});

test('a gap is the paired difference of the branch in per cent of isolated turnover', async () => {
  const { arms } = await compare(region, { arms: ['cluster'], replications: 2, workers: 1 });
  const total = (arm: 'isolated' | 'cluster', replication: number) => {
    const turnover = seriesOf(simulate(region.scenario, { arm, replication }), 'turnover');
    return turnover.slice(24).reduce((sum, value) => sum + value, 0);
  };
  const isolated = total('isolated', 0) + total('isolated', 1);
  const cluster = total('cluster', 0) + total('cluster', 1);
  expect(arms.isolated!.turnover.mean).toBeCloseTo(isolated / 4, 6);
  expect(arms.cluster!.gap.mean).toBeCloseTo(100 * (cluster / isolated - 1), 8);
});

test('what customers issue is won, left to the market, or lost for one of the causes', async () => {
  const { arms } = await compare(region, { replications: 2, workers: 1 });
  for (const { ledger, measures } of Object.values(arms)) {
    const lost = Object.values(ledger).reduce((sum, { mean }) => sum + mean, 0);
    const kept = measures.wonValue.mean + measures.marketValue.mean;
    expect(lost + (100 * kept) / measures.issuedValue.mean).toBeCloseTo(100, 8);
  }
});

test('the arms are equal in every month before the branch, and not after', async () => {
  const { arms } = await compare(region, { arms: ['cluster'], replications: 2, workers: 1 });
  const { month, mean, low, high } = arms.cluster!.events;
  expect(month).toEqual(Array.from({ length: 48 }, (_, i) => i - 24));
  for (let i = 0; i < 24; i += 1) expect([mean[i], low[i], high[i]]).toEqual([0, 0, 0]);
  expect(mean.slice(24).some((value) => value !== 0)).toBe(true);
});

test('a month in which isolated sold nothing has no gap', async () => {
  const { runs, plan } = await study(region, { arms: ['cluster'], replications: 2, workers: 1 });
  const turnover = monthlyMeasures.indexOf('turnover');
  for (const { monthly } of runs) monthly[30 * monthlyMeasures.length + turnover] = 0;
  const { month } = summarise(region, runs, plan).arms.cluster!.events;
  expect(month).toHaveLength(47);
  expect(month).not.toContain(6);
});

test('a comparison survives JSON, also where the data support no interval', async () => {
  const comparison = await compare(smallRegion({ burnInYears: 0 }), { replications: 2, workers: 1 });
  expect(JSON.stringify(comparison)).toContain('null');
  expect(comparisonFrom(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
});

test('the planner closes its own gap, and an arm that sells less than isolated a negative share', async () => {
  const { arms } = await compare(region, { arms: ['planner', 'cluster'], replications: 2, workers: 1 });
  expect(arms.planner!.plannerShare!.mean).toBeCloseTo(100, 8);
  expect(Math.sign(arms.cluster!.plannerShare!.mean)).toBe(Math.sign(arms.cluster!.gap.mean));
  expect(arms.isolated!.plannerShare!.mean).toBe(0);
});

test('work stops at a look when the precision is reached, and at the cap when it is not', async () => {
  const seen: Progress[] = [];
  const easy = await compare(brief, {
    arms: ['cluster'],
    precision: 60,
    workers: 1,
    onProgress: (progress) => seen.push(progress),
  });
  expect(easy.replications).toBe(24);
  expect(easy.precision.isReached).toBe(true);
  expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  expect(seen.at(-1)).toMatchObject({ planned: 24, remainingSeconds: 0, halfWidth: easy.precision.reached });
  const hard = await compare(brief, { arms: ['cluster'], precision: 0.001, cap: 3, workers: 1 });
  expect([hard.replications, hard.precision.isReached]).toEqual([3, false]);
});

test('another seed gives other luck under another hash', async () => {
  const options = { arms: ['cluster'], replications: 2, workers: 1 } as const;
  const own = await compare(region, options);
  const same = await compare(region, { ...options, seed: 'small' });
  const other = await compare(region, { ...options, seed: 'other' });
  expect(same).toEqual(own);
  expect(other.hash).not.toBe(own.hash);
  expect(other.arms.isolated!.turnover.mean).not.toBe(own.arms.isolated!.turnover.mean);
});

test('all faults of the options are told at once', async () => {
  const faults = {
    arms: ['guild' as 'hub'],
    replications: 1,
    cap: 0,
    precision: 0,
    confidence: 95,
    workers: 0.5,
  };
  const error: unknown = await compare(region, faults).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OptionsError);
  expect((error as OptionsError).issues.map(({ path }) => path)).toEqual([
    '/arms/0',
    '/replications',
    '/cap',
    '/workers',
    '/precision',
    '/confidence',
  ]);
  await expect(compare(region, { seed: '' })).rejects.toThrow(OptionsError);
});

test('a comparison ends with the signal’s reason, in this thread and in others', async () => {
  for (const threads of [{ workers: 1 }, { workers: 2, worker: await workerFile() }]) {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const started = compare(region, { replications: 400, signal: controller.signal, onProgress, ...threads });
    await expect(started).rejects.toThrow('enough');
  }
});

test('a fault in a worker is the fault of the comparison', async () => {
  const worker = pathToFileURL(join(await mkdtemp(join(tmpdir(), 'carat-worker-')), 'worker.mjs'));
  await writeFile(worker, "export default () => { throw new RangeError('broken'); };");
  // Many times, since what the other worker still had in hand comes back too late only now and then.
  for (let time = 0; time < 20; time += 1) {
    await expect(compare(region, { replications: 4, workers: 2, worker })).rejects.toThrow('broken');
  }
});

test('more workers than one require the built worker file', async () => {
  await expect(compare(region, { replications: 2, workers: 2 })).rejects.toThrow('built worker file');
});

test('a replication sums up flows per year, stocks per step and structures per yearly reading', () => {
  const { scenario } = region;
  const [replication] = runChunk({ scenario, arms: ['isolated', 'cluster'], replications: [3] });
  const run = simulate(scenario, { arm: 'cluster', replication: 3 });
  const value = (name: 'turnover' | 'firms' | 'density') =>
    replication.measures[measureNames.length + measureNames.indexOf(name)];
  const branch = (name: 'turnover' | 'firms' | 'density') => seriesOf(run, name).slice(24);
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
  expect(value('turnover')).toBeCloseTo(sum(branch('turnover')) / 2, 8);
  expect(value('firms')).toBeCloseTo(sum(branch('firms')) / 24, 8);
  expect(value('density')).toBeCloseTo((branch('density')[11] + branch('density')[23]) / 2, 12);
  expect(replication.hashes[1]).toBe(run.hashes[48]);
});

test('only replication 0 describes who knew whom', async () => {
  const { runs, comparison } = await study(region, {
    arms: ['cluster'],
    replications: 2,
    workers: 1,
    withNetwork: true,
  });
  expect(runs.map(({ networks }) => networks?.length)).toEqual([2, undefined]);
  expect(comparison.arms.cluster!.network!.organisations.length).toBeGreaterThan(0);
});
