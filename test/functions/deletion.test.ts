import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { newId } from '../../functions/app/identifier.ts';
import type { Client } from '../../functions/client/client.ts';
import type { Work } from '../../functions/ports/engine.ts';
import type { Kind, ResultFile } from '../../functions/ports/records.ts';
import { resultKey } from '../../functions/steps/object-keys.ts';
import { finishRun } from '../../functions/steps/run-life.ts';
import { sweepOrphans } from '../../functions/steps/sweep-orphans.ts';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

/** Objects that may be kept from being removed, as by the death of whoever removes them. */
class StubbornObjects extends FolderObjects {
  isDying = false;

  override remove(key: string): Promise<void> {
    return this.isDying ? Promise.reject(new Error('died')) : super.remove(key);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'carat-delete-'));
const objects = new StubbornObjects(folder);
const cancelled: Work[] = [];
let service: Served;
let count = 0;
beforeAll(async () => {
  service = await served({
    objects,
    engine: {
      start: () => Promise.resolve(),
      observe: () => Promise.resolve(undefined),
      rehearse: () => Promise.resolve(undefined),
      cancel: (work) => Promise.resolve(void cancelled.push(work)),
    },
  });
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

function someone(): { owner: string; ask: Client } {
  const owner = `owner ${(count += 1)}`;
  return { owner, ask: service.askAs(owner) };
}

const startRun = (ask: Client) =>
  ask('startRun', { body: { scenario: { document: smallDocument() }, replications: 2 } });

/** Ends a run as an engine does: files first, then the result, then the run. */
async function finish(owner: string, id: string): Promise<readonly ResultFile[]> {
  const run = (await service.store.read('run', owner, id))!;
  const key = resultKey(owner, run.resultId, 'runs.csv');
  await objects.put(key, Buffer.from('a,b\n'));
  const files = [{ name: 'runs.csv', key, size: 4 }];
  await finishRun(service.store, run, { isDone: true, replications: 2, files });
  return files;
}

const kinds = ['run', 'result', 'sweep', 'sweepResult'] as const satisfies Kind[];
const recordsOf = async (owner: string) =>
  (await Promise.all(kinds.map((kind) => service.store.list(kind, owner, { limit: 10 })))).flatMap(
    ({ records }) => records.map(({ id }) => id),
  );

test('the document of a scenario is released when another takes its place or it is deleted, not when it stays', async () => {
  const { owner, ask } = someone();
  const released = async () => {
    const keys = [];
    for await (const { key } of service.store.released(owner)) keys.push(key);
    return keys;
  };
  const keyNow = async (id: string) => (await service.store.read('scenario', owner, id))!.documentKey;
  const { body: scenario } = await ask('createScenario', { body: smallDocument({ title: 'One' }) });
  const params = { id: scenario.id };
  const first = await keyNow(scenario.id);
  await ask('replaceScenario', { params, body: smallDocument({ title: 'One' }), ifMatch: '"1"' });
  expect(await released()).toEqual([]);
  await ask('replaceScenario', { params, body: smallDocument({ title: 'Two' }), ifMatch: '"2"' });
  expect(await released()).toEqual([first]);
  const second = await keyNow(scenario.id);
  await ask('deleteScenario', { params, ifMatch: '"3"' });
  expect((await released()).sort()).toEqual([first, second].sort());
});

test('a run that is deleted is gone with its result and files, and cannot be deleted twice', async () => {
  const { owner, ask } = someone();
  const { body: run } = await startRun(ask);
  const [file] = await finish(owner, run.id);
  const params = { id: run.id };
  expect((await ask('readRunFile', { params: { ...params, file: 'runs.csv' } })).body).toHaveLength(4);
  await ask('deleteRun', { params });
  expect(await recordsOf(owner)).toEqual([]);
  expect(await objects.has(file.key)).toBe(false);
  const gone = { problem: { status: 404, code: 'not-found' } };
  await expect(ask('deleteRun', { params })).rejects.toMatchObject(gone);
  await expect(ask('readRun', { params })).rejects.toMatchObject(gone);
  // The same request is run anew.
  expect((await startRun(ask)).body).toMatchObject({ status: 'queued', isReused: false });
});

test('a result that another run has is kept until that is deleted too', async () => {
  const { owner, ask } = someone();
  const { body: first } = await startRun(ask);
  const [file] = await finish(owner, first.id);
  const { body: second } = await startRun(ask);
  expect(second).toMatchObject({ status: 'succeeded', isReused: true });
  await ask('deleteRun', { params: { id: first.id } });
  const params = { id: second.id, file: 'runs.csv' as const };
  expect((await ask('readRunFile', { params })).body).toHaveLength(4);
  await ask('deleteRun', { params: { id: second.id } });
  expect(await objects.has(file.key)).toBe(false);
});

test('a run that is under way is cancelled, and what it gives afterwards is not kept', async () => {
  const { owner, ask } = someone();
  const { body: run } = await startRun(ask);
  const record = (await service.store.read('run', owner, run.id))!;
  await ask('deleteRun', { params: { id: run.id } });
  expect(cancelled).toContainEqual({ kind: 'run', owner, id: run.id });
  await finishRun(service.store, record, { isDone: true, replications: 2, files: [] });
  expect(await recordsOf(owner)).toEqual([]);
});

test('a death in the midst of a deletion leaves objects alone, which the sweep of orphans removes', async () => {
  const { owner, ask } = someone();
  const { body: run } = await startRun(ask);
  const [file] = await finish(owner, run.id);
  objects.isDying = true;
  const params = { id: run.id };
  await expect(ask('deleteRun', { params })).rejects.toMatchObject({ problem: { status: 500 } });
  objects.isDying = false;
  expect(await recordsOf(owner)).toEqual([]);
  const rule = { now: Date.now() + 10, grace: 0, chunkLife: 0 };
  expect((await sweepOrphans(service.store, objects, owner, rule)).removed).toContain(file.key);
  expect(await objects.has(file.key)).toBe(false);
});

test('a sweep is deleted as a run is', async () => {
  const { owner, ask } = someone();
  const body = {
    sweep: {
      name: 's',
      title: 'S',
      scenario: 'biowin',
      arms: ['isolated' as const],
      factors: [{ at: 'exportShare', values: [0.1, 0.2] }],
      design: { kind: 'full-factorial' as const },
      replications: 1,
    },
  };
  const { body: sweep } = await ask('startSweep', { body });
  const { body: other } = await ask('startSweep', { body });
  const resultId = newId();
  const key = resultKey(owner, resultId, 'runs.csv');
  await objects.put(key, Buffer.from('a,b\n'));
  const account = { computed: 2, reused: 0, failed: 0 };
  const result = { account, files: [{ name: 'runs.csv', key, size: 4 }] };
  const times = { version: 1, createdAt: '', updatedAt: '' };
  await service.store.create('sweepResult', { owner, id: resultId, ...times, ...result });
  for (const id of [sweep.id, other.id]) {
    const record = (await service.store.read('sweep', owner, id))!;
    await service.store.replace('sweep', { ...record, ...result, status: 'succeeded' });
  }
  await ask('deleteSweep', { params: { id: sweep.id } });
  expect(await objects.has(key)).toBe(true);
  await ask('deleteSweep', { params: { id: other.id } });
  expect(await objects.has(key)).toBe(false);
  expect(await recordsOf(owner)).toEqual([]);
});
