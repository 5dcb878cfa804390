import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { study, verdict } from '#lab';
import { parse } from '#scenarios';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { DynamoStore } from '../../functions/adapters/dynamo-store.ts';
import { keepScenario, storeDocument } from '../../functions/app/routes/scenarios.ts';
import { openDatabase } from '../../functions/local/database.ts';
import { StorageCare } from '../../functions/local/storage-care.ts';
import { DamageRegister } from '../../functions/ports/damage.ts';
import type { RunPlan, RunRecord } from '../../functions/ports/records.ts';
import { decodeChunk, encodeChunk } from '../../functions/steps/chunk-codec.ts';
import { cancelWork } from '../../functions/steps/change-work.ts';
import { mergeRun } from '../../functions/steps/merge-run.ts';
import { documentKey } from '../../functions/steps/object-keys.ts';
import { resultIdOf } from '../../functions/steps/plan-chunks.ts';
import { beginRun, finishRun } from '../../functions/steps/run-life.ts';
import { runLine } from '../../functions/steps/run-line.ts';
import { sweepAllOrphans, sweepOrphans } from '../../functions/steps/sweep-orphans.ts';
import { smallDocument } from './documents.ts';

const owner = 'stepper';
const code = 'code-1';
const plan: RunPlan = {
  arms: ['isolated', 'cluster'],
  isFixed: true,
  cap: 11,
  precision: 1,
  confidence: 0.95,
  withNetwork: true,
};

async function stage() {
  const folder = mkdtempSync(join(tmpdir(), 'carat-steps-'));
  const database = await openDatabase(folder);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const store = new DynamoStore(database.client, database.table);
  const objects = new FolderObjects(join(folder, 'objects'));
  const parsing = parse(smallDocument());
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const { loaded } = parsing;
  const text = JSON.stringify(loaded.document);
  const key = documentKey(owner, text);
  await objects.put(key, new TextEncoder().encode(text));
  const queued = (id: string): RunRecord => ({
    owner,
    id,
    version: 1,
    createdAt: '',
    updatedAt: '',
    name: loaded.document.name,
    title: loaded.document.title,
    scenarioHash: loaded.hash,
    organisationCount: 12,
    documentKey: key,
    plan,
    resultId: resultIdOf(code, key, plan),
    status: 'queued',
    isReused: false,
  });
  return { store, objects, loaded, queued };
}

async function keysOf(objects: FolderObjects): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list('owners/')) keys.push(key);
  return keys.sort();
}

test('chunks that run in any order, some twice, merge to the bytes of a study', async () => {
  const { store, objects, loaded, queued } = await stage();
  await store.create('run', queued('r'));
  const begun = (await beginRun(store, objects, owner, 'r', code))!;
  const lines = begun.linesOf(begun.count);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of [...lines].reverse()) expect((await runLine(line, objects)).isNew).toBe(true);
  const before = await keysOf(objects);
  // Once more through JSON, as a manifest carries them.
  for (const line of lines)
    expect((await runLine(JSON.parse(JSON.stringify(line)) as typeof line, objects)).isNew).toBe(false);
  expect(await keysOf(objects)).toEqual(before);

  const { documentKey: document, resultId } = begun.record;
  const merged = await mergeRun({ owner, documentKey: document, plan, resultId, lines }, objects);
  if (!merged.isDone) throw new Error('a fixed number of replications is enough');
  const file = merged.files.find(({ name }) => name === 'comparison.json')!;
  const comparison = JSON.parse(Buffer.from((await objects.get(file.key))!).toString()) as Record<
    string,
    unknown
  >;
  const expected = await study(loaded, {
    arms: ['isolated', 'cluster'],
    replications: 11,
    workers: 1,
    withNetwork: true,
  });
  const { comparison: whole } = expected;
  expect(comparison).toEqual(JSON.parse(JSON.stringify({ ...whole, verdict: verdict(whole) })));

  await finishRun(store, begun.record, merged);
  expect(await store.read('run', owner, 'r')).toMatchObject({ status: 'succeeded', replications: 11 });
  // The state machine may prepare again after the merge: nothing is left to do.
  expect(await beginRun(store, objects, owner, 'r', code)).toBeUndefined();
});

test('a request whose answer is there is ended by preparing it, while other code begins afresh', async () => {
  const { store, objects, queued } = await stage();
  const { resultId } = queued('x');
  const files = [{ name: 'comparison.json', key: 'k', size: 1 }];
  await store.create('result', {
    owner,
    id: resultId,
    version: 1,
    createdAt: '',
    updatedAt: '',
    replications: 11,
    files,
  });
  await store.create('run', queued('same'));
  expect(await beginRun(store, objects, owner, 'same', code)).toBeUndefined();
  expect(await store.read('run', owner, 'same')).toMatchObject({
    status: 'succeeded',
    isReused: true,
    files,
  });
  await store.create('run', queued('other'));
  const begun = await beginRun(store, objects, owner, 'other', 'code-2');
  expect(begun!.record.resultId).not.toBe(resultId);
});

test('a run that is cancelled while it is merged stays cancelled', async () => {
  const { store, objects, queued } = await stage();
  await store.create('run', queued('r'));
  const begun = (await beginRun(store, objects, owner, 'r', code))!;
  await cancelWork(store, 'run', owner, 'r');
  await finishRun(store, begun.record, { isDone: true, replications: 11, files: [] });
  expect((await store.read('run', owner, 'r'))!.status).toBe('cancelled');
});

test('a chunk that is damaged is run again, and its bytes are those of before', async () => {
  const { store, objects, queued } = await stage();
  await store.create('run', queued('r'));
  const begun = (await beginRun(store, objects, owner, 'r', code))!;
  const [line] = begun.linesOf(2);
  await runLine(line, objects);
  const bytes = Buffer.from((await objects.get(line.result))!);
  const damaged = Buffer.from(bytes);
  damaged[damaged.length >> 1] ^= 1;
  await objects.put(line.result, damaged);
  expect((await runLine(line, objects)).isNew).toBe(true);
  expect(Buffer.from((await objects.get(line.result))!)).toEqual(bytes);
});

test('numbers of a chunk keep their bits, also those that JSON cannot write', () => {
  const odd = Float64Array.from([0.1, -0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE]);
  const run = { replication: 3, measures: odd, monthly: odd.subarray(1, 4), monthsBefore: 2, hashes: ['a'] };
  const [read] = decodeChunk(encodeChunk([run]));
  const bits = (numbers: Float64Array) => [...new BigUint64Array(Float64Array.from(numbers).buffer)];
  expect(bits(read.measures)).toEqual(bits(odd));
  expect(bits(read.monthly)).toEqual(bits(odd.subarray(1, 4)));
  expect(read).toMatchObject({ replication: 3, monthsBefore: 2, hashes: ['a'] });
});

test('the sweep of orphans removes what was released and nothing points to, only after its grace', async () => {
  const { store, objects, loaded } = await stage();
  await keepScenario({ store, objects }, owner, 'kept', loaded);
  const kept = (await store.read('scenario', owner, 'kept'))!.documentKey;
  const orphan = documentKey(owner, 'of a scenario that was deleted');
  const stray = documentKey(owner, 'of a record that was lost');
  const foreign = documentKey('somebody else', 'of another owner');
  for (const key of [orphan, stray, foreign]) await objects.put(key, new Uint8Array(1));
  await store.release(owner, [orphan, kept], Date.now());
  const rule = { now: Date.now(), grace: 60_000, chunkLife: 120_000 };
  expect(await sweepOrphans(store, objects, owner, rule)).toEqual({ removed: [], strays: 0 });
  const later = { ...rule, now: Date.now() + 61_000 };
  expect(await sweepOrphans(store, objects, owner, later)).toEqual({ removed: [orphan], strays: 1 });
  expect(await keysOf(objects)).toEqual([kept, stray, foreign].sort());
  // What a record points to again is not taken once that points elsewhere, without a release of its own.
  const record = (await store.read('scenario', owner, 'kept'))!;
  await store.replace('scenario', { ...record, documentKey: 'elsewhere' });
  expect(await sweepOrphans(store, objects, owner, later)).toEqual({ removed: [], strays: 2 });
});

test('of an owner whose records are all gone, the sweep of all owners removes no document', async () => {
  const { store, objects } = await stage();
  const key = documentKey('gone', 'of a table that was restored to an earlier time');
  await objects.put(key, new Uint8Array(1));
  const rule = { now: Date.now() + 1000, grace: 0, chunkLife: 0 };
  expect(await sweepAllOrphans(store, objects, rule)).toMatchObject({ removed: 0 });
  expect(await objects.has(key)).toBe(true);
});

test('the service sweeps once all that is stored was read, and not while anything is damaged', async () => {
  const { store, objects, loaded } = await stage();
  const scenario = await keepScenario({ store, objects }, owner, 'kept', loaded);
  const orphan = documentKey(owner, 'of a scenario that was deleted');
  await objects.put(orphan, new Uint8Array(1));
  await store.release(owner, [orphan], Date.now());
  const damage = new DamageRegister();
  const care = new StorageCare({ store, objects, damage }, owner, () => undefined);
  const later = Date.now() + 2 * 3_600_000;
  await care.sweep(later);
  expect(await objects.has(orphan)).toBe(true);

  await objects.put(scenario.documentKey, Buffer.from('{}'));
  care.begin();
  await vi.waitFor(() => expect(care.isChecked).toBe(true), { timeout: 60_000 });
  await care.sweep(later);
  expect(await objects.has(orphan)).toBe(true);

  await storeDocument({ objects }, owner, loaded.document);
  await care.sweep(later);
  expect(await objects.has(orphan)).toBe(false);
  await care.stop();
});
