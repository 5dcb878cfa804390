import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BundledService, type ServiceProcess, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

let bundle: BundledService;
let service: ServiceProcess;
const data = mkdtempSync(join(tmpdir(), 'carat-data-'));
beforeAll(async () => {
  bundle = await bundledService();
  service = await bundle.start(data);
});
afterAll(async () => {
  await service.end('SIGTERM');
  bundle.remove();
  rmSync(data, { recursive: true, force: true });
});

async function ownScenario(): Promise<string> {
  return (await service.ask('createScenario', { body: smallDocument() })).body.id;
}

function sweepOf(scenario: string, changes: object = {}) {
  return {
    name: 'small-sweep',
    title: 'A small sweep',
    scenario,
    arms: ['isolated', 'cluster'] as ('isolated' | 'cluster')[],
    factors: [{ at: 'exportShare', values: [0.1, 0.5] }],
    design: { kind: 'full-factorial' as const },
    replications: 2,
    ...changes,
  };
}

const ended = (id: string) =>
  until(
    () => service.ask('readSweep', { params: { id } }),
    ({ body }) => body.finishedAt !== undefined,
  );

test('a plan and a sweep come with notices about values that never change', async () => {
  const factors = [{ at: 'contactRate', values: ['12', '12 + year'] }];
  const body = { sweep: sweepOf(await ownScenario(), { factors }) };
  const told = [{ code: 'no-time', path: '/factors/0', value: 12 }];
  expect((await service.ask('planSweep', { body })).body.notices).toMatchObject(told);
  const { body: started } = await service.ask('startSweep', { body });
  expect(started.notices).toMatchObject(told);
  await ended(started.id);
});

test('a sweep is planned, run and read, and the next one simulates nothing that is known', async () => {
  const body = { sweep: sweepOf(await ownScenario()) };
  const { body: plan } = await service.ask('planSweep', { body });
  expect(plan.size).toMatchObject({ points: 2, arms: 2, runs: 8 });
  expect(plan.remarks).toEqual([]);
  expect(plan.secondsEach).toBeGreaterThan(0);
  expect(plan.cloud!.total).toBeGreaterThan(0);

  expect(plan.notices).toEqual([]);

  const { body: first } = await service.ask('startSweep', { body });
  const { body: done } = await ended(first.id);
  expect(done).toMatchObject({ status: 'succeeded', account: { computed: 8, reused: 0, failed: 0 } });
  const { body: csv } = await service.ask('readSweepFile', { params: { id: first.id, file: 'runs.csv' } });
  expect(Buffer.from(csv).toString().trimEnd().split('\n')).toHaveLength(9);
  const part = await service.ask('readSweepFile', {
    params: { id: first.id, file: 'part-00000.parquet' },
  });
  expect(Buffer.from(part.body).subarray(0, 4).toString()).toBe('PAR1');

  const { body: again } = await service.ask('startSweep', { body });
  expect((await ended(again.id)).body.account).toEqual({ computed: 0, reused: 8, failed: 0 });
});

test('a scenario of a sweep whose name is longer than any key is told as one that there is not', async () => {
  const body = { sweep: sweepOf('a'.repeat(1500)) };
  await expect(service.ask('startSweep', { body })).rejects.toMatchObject({
    problem: { status: 422, errors: [{ path: '/sweep/scenario' }] },
  });
});

test('faults of a sweep are told with pointers into the request', async () => {
  const body = { sweep: sweepOf('biowin', { factors: [{ at: 'exportShares', values: [0.1] }] }) };
  await expect(service.ask('startSweep', { body })).rejects.toMatchObject({
    problem: { status: 422, errors: [{ path: '/sweep/factors/0/at' }] },
  });
  const unknown = { sweep: sweepOf('01m83e163de3v2bydpz7f3k6t4') };
  await expect(service.ask('startSweep', { body: unknown })).rejects.toMatchObject({
    problem: { status: 422, errors: [{ path: '/sweep/scenario' }] },
  });
});

test('a sweep of more runs than the limit is refused, and the limit named', async () => {
  const body = {
    sweep: sweepOf('biowin', {
      replications: 100_000,
      factors: [{ at: 'exportShare', min: 0, max: 1, levels: 100 }],
    }),
  };
  await expect(service.ask('startSweep', { body })).rejects.toMatchObject({
    problem: { errors: [{ message: expect.stringContaining('limit sweepRuns') as string }] },
  });
});

test('a sweep that is killed in its midst goes on, and simulates nothing twice', async () => {
  const body = {
    sweep: sweepOf(await ownScenario(), {
      replications: 200,
      factors: [{ at: 'exportShare', values: [0.2, 0.6] }],
    }),
  };
  const { body: started } = await service.ask('startSweep', { body });
  const params = { id: started.id };
  const { body: before } = await until(
    () => service.ask('readSweep', { params }),
    ({ body: { progress, finishedAt } }) => (progress?.done ?? 0) >= 40 || finishedAt !== undefined,
  );
  expect(before.status).toBe('running');
  await service.end('SIGKILL');
  service = await bundle.start(data);
  const { body: done } = await ended(started.id);
  expect(done.status).toBe('succeeded');
  expect(done.account!.computed + done.account!.reused).toBe(800);
  expect(done.account!.reused).toBeGreaterThanOrEqual(40);
});

test('a cancelled sweep stops', async () => {
  const body = { sweep: sweepOf('biowin', { replications: 1000 }) };
  const { body: started } = await service.ask('startSweep', { body });
  const params = { id: started.id };
  await until(
    () => service.ask('readSweep', { params }),
    ({ body: { progress } }) => progress !== undefined,
  );
  expect((await service.ask('cancelSweep', { params })).body.status).toBe('cancelled');
  const next = { sweep: sweepOf(await ownScenario(), { replications: 2 }) };
  const { body: other } = await service.ask('startSweep', { body: next });
  expect((await ended(other.id)).body.status).toBe('succeeded');
  expect((await service.ask('readSweep', { params })).body.status).toBe('cancelled');
});

test('what is degenerate in a sweep is said in its plan, and an outcome without a value in its results', async () => {
  const factors = [
    { at: 'exportShare', values: [0.1, 0.5, 0.1] },
    { at: 'contactRate', min: 12, max: 12 },
  ];
  const outcomes = ['turnover', { name: 'none', formula: 'turnover / (turnover - turnover)' }];
  const body = { sweep: sweepOf(await ownScenario(), { factors, outcomes }) };
  const { body: plan } = await service.ask('planSweep', { body });
  expect(plan.size.points).toBe(2);
  expect(plan.remarks).toEqual([
    'export_share has values that are given more than once: each counts once',
    'contact_rate does not vary: it is 12 at every point',
  ]);
  const { body: begun } = await service.ask('startSweep', { body });
  await ended(begun.id);
  const params = { id: begun.id, file: 'sweep.json' };
  const { body: file } = await service.ask('readSweepFile', { params });
  expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
    lacking: { none: 8 },
    remarks: plan.remarks,
  });
});
