import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { type BackupManifest, backup } from '../../functions/local/backup.ts';
import { asideIn, journalFolders } from '../../functions/local/database.ts';
import { Journal } from '../../functions/local/journal/journal.ts';
import { restore } from '../../functions/local/restore.ts';
import { type Carat, bundledCarat } from '../cli/carat.ts';
import { type BundledService, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

let bundle: BundledService;
let carat: Carat;
let home: string;
beforeAll(async () => {
  bundle = await bundledService();
  carat = await bundledCarat();
});
afterAll(() => {
  bundle.remove();
  carat.remove();
});
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'carat-backup-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('a backup of a service that is written to holds all that was acknowledged before it began', async () => {
  const [data, copy, other] = ['data', 'copy', 'other'].map((name) => join(home, name));
  const service = await bundle.start(data);
  const { ask } = service;
  const before = [];
  for (const title of ['One', 'Two'])
    before.push((await ask('createScenario', { body: smallDocument({ title }) })).body);
  const { body: run } = await ask('startRun', {
    body: { scenario: { id: before[0].id }, replications: 2 },
  });
  const { body: ended } = await until(
    () => ask('readRun', { params: { id: run.id } }),
    ({ body }) => body.finishedAt !== undefined,
  );
  const result = await ask('readResult', { params: { id: run.id } });

  let isWriting = true;
  const writing = (async () => {
    while (isWriting) {
      const { body } = await ask('createScenario', { body: smallDocument({ title: 'Meanwhile' }) });
      await ask('deleteScenario', { params: { id: body.id }, ifMatch: '"1"' });
    }
  })();
  const backup = await carat(['backup', copy, '--data', data]);
  isWriting = false;
  await writing;
  expect(backup).toMatchObject({ code: 0, err: '' });
  expect(backup.out).toMatch(/^Copied \d+ scenarios, 1 run and 0 sweeps into/);
  await service.end('SIGKILL');

  expect(await carat(['restore', copy, '--data', other])).toMatchObject({ code: 0, err: '' });
  const next = await bundle.start(other);
  for (const { id, document } of before)
    expect((await next.ask('readScenario', { params: { id } })).body.document).toEqual(document);
  expect((await next.ask('readRun', { params: { id: run.id } })).body).toEqual(ended);
  expect((await next.ask('readResult', { params: { id: run.id } })).body).toEqual(result.body);
  expect((await next.ask('readHealth')).body.status).toBe('ok');
  await next.end('SIGTERM');
});

test('a restore changes nothing where a service runs, where something is there, or where the backup is damaged', async () => {
  const [data, copy] = ['data', 'copy'].map((name) => join(home, name));
  const service = await bundle.start(data);
  const { body: kept } = await service.ask('createScenario', { body: smallDocument({ title: 'Kept' }) });
  expect((await carat(['backup', copy, '--data', data])).code).toBe(0);
  const running = await carat(['restore', copy, '--data', data, '--replace']);
  expect(running).toMatchObject({ code: 2 });
  expect(running.err).toContain('another service works on the folder');
  const { body: later } = await service.ask('createScenario', { body: smallDocument({ title: 'Later' }) });
  await service.end('SIGTERM');
  const occupied = await carat(['restore', copy, '--data', data]);
  expect(occupied).toMatchObject({ code: 2 });
  expect(occupied.err).toContain('--replace');

  const { files } = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8')) as BackupManifest;
  const victim = files.find(({ path }) => path.includes('/documents/'))!;
  const bytes = readFileSync(join(copy, victim.path));
  writeFileSync(join(copy, victim.path), Buffer.from(bytes).fill(0x20, 3, 4));
  const damaged = await carat(['restore', copy, '--data', data, '--replace']);
  expect(damaged).toMatchObject({ code: 2 });
  expect(damaged.err).toContain(victim.path);

  writeFileSync(join(copy, victim.path), bytes);
  const restored = await carat(['restore', copy, '--data', data, '--replace']);
  expect(restored).toMatchObject({ code: 0, err: '' });
  const next = await bundle.start(data);
  expect((await next.ask('readScenario', { params: { id: kept.id } })).body.title).toBe('Kept');
  await expect(next.ask('readScenario', { params: { id: later.id } })).rejects.toMatchObject({
    problem: { code: 'not-found' },
  });
  await next.end('SIGTERM');
  // What was there before was moved aside, as it was.
  const [aside] = readdirSync(join(data, 'quarantine'));
  const before = await bundle.start(join(data, 'quarantine', aside));
  expect((await before.ask('readScenario', { params: { id: later.id } })).body.title).toBe('Later');
  await before.end('SIGTERM');
});

test('a backup is put back with all its folders, and what it replaces is moved aside as it was', async () => {
  const [data, copy] = ['data', 'copy'].map((name) => join(home, name));
  const item = JSON.stringify({ sk: { S: 'SCENARIO#a' }, documentKey: { S: 'owners/x/documents/a.json' } });
  const first = () => Promise.resolve(new Map([['key', item]]));
  const { journal } = await Journal.open(journalFolders(data), asideIn(data), first);
  await journal.close();
  const objects = new FolderObjects(join(data, 'objects'));
  await objects.put('owners/x/documents/a.json', Buffer.from('{}'));
  await objects.put('owners/x/sweep-runs/v/1.runs', Buffer.from('runs'));
  const { manifest, missing } = await backup(data, copy);
  expect([manifest.scenarios, manifest.runs, missing]).toEqual([1, 0, []]);
  await objects.put('owners/x/documents/later.json', Buffer.from('{}'));
  expect(() => restore(copy, data, { mayReplace: false })).toThrow('holds scenarios and results');
  const { aside } = restore(copy, data, { mayReplace: true });
  expect(readdirSync(data).sort()).toEqual(['journal', 'objects', 'quarantine']);
  expect(await objects.has('owners/x/documents/a.json')).toBe(true);
  expect(await objects.has('owners/x/sweep-runs/v/1.runs')).toBe(true);
  expect(await objects.has('owners/x/documents/later.json')).toBe(false);
  expect(await new FolderObjects(join(aside!, 'objects')).has('owners/x/documents/later.json')).toBe(true);
  const { journal: restored } = await Journal.open(journalFolders(data), asideIn(data), first);
  await restored.close();
  expect([...restored.entries]).toEqual([['key', item]]);
});

test('a backup says which objects that records point to are missing', async () => {
  const [data, copy] = ['data', 'copy'].map((name) => join(home, name));
  const item = JSON.stringify({ sk: { S: 'RUN#a' }, documentKey: { S: 'owners/x/documents/gone.json' } });
  const first = () => Promise.resolve(new Map([['key', item]]));
  const { journal } = await Journal.open(journalFolders(data), asideIn(data), first);
  await journal.close();
  expect((await backup(data, copy)).missing).toEqual(['owners/x/documents/gone.json']);
});

test('a folder that is no backup, or a place that is taken, is named', async () => {
  const nowhere = await carat(['restore', home, '--data', join(home, 'data')]);
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.err).toContain('is no backup: it has no backup.json');
  const nothing = await carat(['backup', join(home, 'copy'), '--data', join(home, 'data')]);
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.err).toContain('has no journal');
  writeFileSync(join(home, 'taken'), '');
  const taken = await carat(['backup', join(home, 'taken'), '--data', home]);
  expect(taken).toMatchObject({ code: 2 });
});
