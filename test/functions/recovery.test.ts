import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Client, clientOf } from '../../functions/client/client.ts';
import { Journal } from '../../functions/local/journal/journal.ts';
import { localOwner, startService } from '../../functions/local/start-service.ts';
import { documentKey, ownerPrefix } from '../../functions/steps/object-keys.ts';
import { type BundledService, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

let bundle: BundledService;
let data: string;
beforeAll(async () => (bundle = await bundledService()));
afterAll(() => bundle.remove());
beforeEach(() => (data = join(mkdtempSync(join(tmpdir(), 'carat-recovery-')), 'data')));
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }));

interface Life {
  readonly ask: Client;
  readonly notices: readonly string[];
  readonly stop: () => Promise<void>;
}

async function start(): Promise<Life> {
  const options = { folder: data, port: 0, worker: bundle.worker, threads: 1, log: () => undefined };
  const { address, notices, stop } = await startService(options);
  return { ask: clientOf({ base: address }), notices, stop };
}

const libraryCount = 8;

async function scenarioTitles({ ask }: Life): Promise<string[]> {
  const { body } = await ask('listScenarios', { query: { limit: 200 } });
  return body.items
    .slice(0, body.items.length - libraryCount)
    .map(({ title }) => title)
    .sort();
}

async function health({ ask }: Life) {
  const { body } = await until(
    () => ask('readHealth'),
    ({ body: { isStorageChecked } }) => isStorageChecked === true,
  );
  return body;
}

/** Two scenarios, and a run of the first. */
async function fill() {
  const life = await start();
  const ids = [];
  for (const title of ['One', 'Two'])
    ids.push((await life.ask('createScenario', { body: smallDocument({ title }) })).body.id);
  const { body: run } = await life.ask('startRun', { body: { scenario: { id: ids[0] }, replications: 2 } });
  await until(
    () => life.ask('readRun', { params: { id: run.id } }),
    ({ body }) => body.finishedAt !== undefined,
  );
  const { body: result } = await life.ask('readResult', { params: { id: run.id } });
  await life.stop();
  return { ids, run: run.id, result };
}

/** Every file as old as a day. */
function age(folder: string): void {
  const then = Date.now() / 1000 - 86_400;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), then, then);
}

const objectCount = () =>
  readdirSync(join(data, 'objects', ownerPrefix(localOwner)), {
    recursive: true,
    withFileTypes: true,
  }).filter((entry) => entry.isFile() && /documents|results/.test(entry.parentPath)).length;

test('a database that is gone is rebuilt from its copy beside the objects, whatever their age', async () => {
  const { ids, run, result } = await fill();
  age(data);
  rmSync(join(data, 'journal'), { recursive: true });
  rmSync(join(data, 'database.json'));
  const count = objectCount();
  const life = await start();
  expect(life.notices).toEqual([expect.stringContaining('is missing: mended') as string]);
  expect((await life.ask('readScenario', { params: { id: ids[1] } })).body.title).toBe('Two');
  expect((await life.ask('readResult', { params: { id: run } })).body).toEqual(result);
  expect((await health(life)).status).toBe('ok');
  expect(objectCount()).toBe(count);
  await life.stop();
});

test('where both copies of the journal are gone, records are made anew from the objects, and nothing is removed', async () => {
  const { result } = await fill();
  age(data);
  rmSync(join(data, 'journal'), { recursive: true });
  rmSync(join(data, 'objects', 'records'), { recursive: true });
  const stranger = join(data, 'objects', documentKey(localOwner, 'no document'));
  writeFileSync(stranger, 'no document');
  const count = objectCount();
  const life = await start();
  expect(life.notices.join()).toContain(
    'records made anew: 2 of scenarios, 1 of runs, 0 of sweeps; objects moved to objects/quarantine: 1',
  );
  expect(await scenarioTitles(life)).toEqual(['One', 'Two']);
  const { body: runs } = await life.ask('listRuns', { query: {} });
  expect(runs.items.map(({ status, title }) => [status, title])).toEqual([['succeeded', 'One']]);
  expect((await life.ask('readResult', { params: { id: runs.items[0].id } })).body).toEqual(result);
  expect(objectCount()).toBe(count - 1);
  expect(existsSync(stranger.replace('objects/owners', 'objects/quarantine/owners'))).toBe(true);
  await life.stop();
  const next = await start();
  expect(next.notices).toEqual([]);
  expect(await scenarioTitles(next)).toEqual(['One', 'Two']);
  await next.stop();
});

test('an older copy of the journal that is put back takes nothing away', async () => {
  await fill();
  const copy = join(data, '..', 'copy');
  cpSync(join(data, 'journal'), copy, { recursive: true });
  const between = await start();
  const { body: later } = await between.ask('createScenario', { body: smallDocument({ title: 'Later' }) });
  await between.stop();
  rmSync(join(data, 'journal'), { recursive: true });
  renameSync(copy, join(data, 'journal'));
  const life = await start();
  expect((await life.ask('readScenario', { params: { id: later.id } })).body.title).toBe('Later');
  expect(await scenarioTitles(life)).toEqual(['Later', 'One', 'Two']);
  await life.stop();
});

test('where both copies of the journal are older than the objects, what came after is made anew from these', async () => {
  await fill();
  const copy = join(data, '..', 'copy');
  for (const part of ['journal', 'objects/records'])
    cpSync(join(data, part), join(copy, part), { recursive: true });
  const between = await start();
  const { body: later } = await between.ask('createScenario', { body: smallDocument({ title: 'Later' }) });
  await between.stop();
  // As if more time had passed.
  const soon = Date.now() / 1000 + 3600;
  utimesSync(join(data, 'objects', documentKey(localOwner, JSON.stringify(later.document))), soon, soon);
  for (const part of ['journal', 'objects/records']) {
    rmSync(join(data, part), { recursive: true });
    renameSync(join(copy, part), join(data, part));
  }
  const life = await start();
  expect(await scenarioTitles(life)).toEqual(['Later', 'One', 'Two']);
  expect(life.notices.join()).toContain('records made anew: 1 of scenarios');
  await life.stop();
});

test('objects that are older than the database are missed by name, and the rest goes on', async () => {
  const { ids } = await fill();
  const life = await start();
  const { body: later } = await life.ask('createScenario', { body: smallDocument({ title: 'Later' }) });
  await life.stop();
  rmSync(join(data, 'objects', documentKey(localOwner, JSON.stringify(later.document))));
  const next = await start();
  const { status, damage } = await health(next);
  expect(status).toBe('damaged');
  expect(damage).toEqual([
    {
      subject: `scenario ${later.id} “Later”`,
      fault: 'lacks its document',
      remedy: expect.any(String) as string,
    },
  ]);
  await expect(next.ask('readScenario', { params: { id: later.id } })).rejects.toMatchObject({
    problem: { code: 'damaged' },
  });
  expect((await next.ask('readScenario', { params: { id: ids[0] } })).body.title).toBe('One');
  // Stored anew, it is whole again.
  await next.ask('replaceScenario', {
    params: { id: later.id },
    body: smallDocument({ title: 'Later' }),
    ifMatch: '"1"',
  });
  expect((await next.ask('readHealth')).body.status).toBe('ok');
  await next.stop();
});

test('where both copies lost the last change of a record, an earlier state of it is not taken for the present', async () => {
  const life = await start();
  const { body: kept } = await life.ask('createScenario', { body: smallDocument({ title: 'Before' }) });
  const { body: other } = await life.ask('createScenario', { body: smallDocument({ title: 'Other' }) });
  const change = { params: { id: kept.id }, body: smallDocument({ title: 'After' }), ifMatch: '"1"' };
  await life.ask('replaceScenario', change);
  await life.stop();
  for (const folder of [join(data, 'journal'), join(data, 'objects', 'records')]) {
    const path = join(folder, readdirSync(folder)[0]);
    const lines = readFileSync(path, 'utf8').split('\n');
    const place = lines.findLastIndex((line) => line.includes('After'));
    lines[place] = lines[place].replace('After', 'Aftar');
    writeFileSync(path, lines.join('\n'));
  }
  const next = await start();
  const named = JSON.stringify((await health(next)).damage);
  expect(named).toContain(`scenario ${kept.id} “Aftar`);
  expect(named).toContain('has changes that cannot be read (1)');
  await expect(next.ask('readScenario', { params: { id: kept.id } })).rejects.toMatchObject({
    problem: { code: 'not-found' },
  });
  expect((await next.ask('readScenario', { params: { id: other.id } })).body.title).toBe('Other');
  await next.stop();
});

test('a result that is damaged is named, and computed anew for who starts it again', async () => {
  const { ids, run, result } = await fill();
  const path = readdirSync(join(data, 'objects'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('comparison.json'),
  )!;
  const bytes = readFileSync(join(data, 'objects', path));
  bytes[100] ^= 1;
  writeFileSync(join(data, 'objects', path), bytes);
  const life = await start();
  expect((await health(life)).damage).toMatchObject([{ subject: `run ${run} “One”` }]);
  await expect(life.ask('readResult', { params: { id: run } })).rejects.toMatchObject({
    problem: { code: 'damaged', detail: expect.stringContaining('start it again') as string },
  });
  const again = await life.ask('startRun', { body: { scenario: { id: ids[0] }, replications: 2 } });
  await until(
    () => life.ask('readRun', { params: { id: again.body.id } }),
    ({ body }) => body.finishedAt !== undefined,
  );
  expect((await life.ask('readResult', { params: { id: again.body.id } })).body).toEqual(result);
  expect((await life.ask('readResult', { params: { id: run } })).body).toEqual(result);
  expect((await health(life)).status).toBe('ok');
  await life.stop();
});

/** Makes a folder as version 0.1.0 left it, of one of this version. */
async function makeOld(): Promise<void> {
  const folders = [join(data, 'journal'), join(data, 'objects', 'records')] as const;
  const { journal } = await Journal.open(folders, join(data, 'quarantine'), () => Promise.resolve(new Map()));
  const require = createRequire(createRequire(import.meta.url).resolve('dynalite'));
  const { ClassicLevel } = createRequire(require.resolve('level'))('classic-level') as {
    ClassicLevel: new (
      path: string,
      options: object,
    ) => { put(key: string, text: string): Promise<void>; close(): Promise<void> };
  };
  const level = new ClassicLevel(join(data, 'database'), { valueEncoding: 'utf8' });
  for (const [key, text] of journal.entries)
    if (key === 'carat~settings') writeFileSync(join(data, 'settings.json'), text);
    else await level.put(key, text);
  await level.close();
  await journal.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
  writeFileSync(join(data, 'database.json'), '{"format":1,"table":"carat"}\n');
}

test('what version 0.1.0 kept is taken over, its files are moved aside, and it does not open the folder again', async () => {
  const { ids, run, result } = await fill();
  const life = await start();
  const { body: listed } = await life.ask('listScenarios', { query: { limit: 200 } });
  const biowin = listed.items.find(({ name }) => name === 'biowin')!;
  await life.ask('deleteScenario', { params: { id: biowin.id }, ifMatch: '"1"' });
  await life.stop();
  await makeOld();
  age(data);
  const next = await start();
  expect(next.notices).toEqual([]);
  expect((await next.ask('readScenario', { params: { id: ids[1] } })).body.title).toBe('Two');
  expect((await next.ask('readResult', { params: { id: run } })).body).toEqual(result);
  // What was deleted stays deleted.
  const { body: left } = await next.ask('listScenarios', { query: { limit: 200 } });
  expect(left.items.map(({ name }) => name)).not.toContain('biowin');
  await next.stop();
  expect(existsSync(join(data, 'database'))).toBe(false);
  expect(existsSync(join(data, 'settings.json'))).toBe(false);
  expect(readdirSync(join(data, 'quarantine')).join()).toContain('database-0.1.0');
  expect(() => JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as unknown).toThrow();
});

test('a database of version 0.1.0 without its root file costs names of records, and no document', async () => {
  const { result } = await fill();
  await makeOld();
  age(data);
  rmSync(join(data, 'database', 'CURRENT'));
  const life = await start();
  expect(life.notices.join()).toContain('the database of Carat 0.1.0 is damaged');
  const { body: scenarios } = await life.ask('listScenarios', { query: { limit: 200 } });
  const titles = scenarios.items.map(({ title }) => title);
  for (const title of ['One', 'Two']) expect(titles).toContain(title);
  expect(titles).toHaveLength(2 + libraryCount);
  const { body: runs } = await life.ask('listRuns', { query: {} });
  expect((await life.ask('readResult', { params: { id: runs.items[0].id } })).body).toEqual(result);
  await life.stop();
});

test.skipIf(process.platform !== 'linux')('a folder that cannot be made is refused at once', async () => {
  data = '/proc/nope';
  await expect(start()).rejects.toMatchObject({
    message: expect.stringContaining('cannot be made') as string,
    remedy: expect.stringContaining('--data') as string,
  });
  data = join(mkdtempSync(join(tmpdir(), 'carat-recovery-')), 'data');
  mkdirSync(data);
});
