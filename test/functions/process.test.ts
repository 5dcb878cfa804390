import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { study, verdict } from '#lab';
import { parse } from '#scenarios';
import { type BundledService, RefusedStart, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

let bundle: BundledService;
let data: string;
beforeAll(async () => (bundle = await bundledService()));
afterAll(() => bundle.remove());
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'carat-data-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const start = (...words: string[]) => bundle.start(data, ...words);

/** Large enough that a kill comes in its midst. */
const slow = smallDocument({ parameters: { organisationCount: 60, burnInYears: 2, branchYears: 2 } });

async function answerOf(document: object, replications: number): Promise<unknown> {
  const parsing = parse(document);
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const { comparison } = await study(parsing.loaded, { replications, workers: 1 });
  return JSON.parse(JSON.stringify({ ...comparison, verdict: verdict(comparison) }));
}

async function refusedStart(...words: string[]): Promise<RefusedStart> {
  const outcome = await start(...words).then(
    async (service) => {
      await service.end('SIGKILL');
      return undefined;
    },
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(RefusedStart);
  return outcome as RefusedStart;
}

test('a second start finds the scenarios of the first, and what was deleted stays deleted', async () => {
  const first = await start();
  const { body: own } = await first.ask('createScenario', { body: smallDocument() });
  const { body: before } = await first.ask('listScenarios');
  expect(before.items.map(({ name }) => name)).toEqual([
    'small-region',
    'biowin',
    ...before.items.slice(2).map(({ name }) => name),
  ]);
  const [, biowin] = before.items;
  await first.ask('deleteScenario', { params: { id: biowin.id }, ifMatch: '"1"' });
  expect(await first.end('SIGTERM')).toBe(0);

  const second = await start();
  const { body: after } = await second.ask('listScenarios');
  expect(after.items.map(({ id }) => id)).toEqual(
    before.items.map(({ id }) => id).filter((id) => id !== biowin.id),
  );
  expect((await second.ask('readScenario', { params: { id: own.id } })).body.document).toEqual(own.document);
  await second.end('SIGTERM');
});

test('a run whose service is killed in its midst goes on after the next start, and gives the same bytes', async () => {
  const first = await start();
  const { body: run } = await first.ask('startRun', {
    body: { scenario: { document: slow }, replications: 16 },
  });
  const params = { id: run.id };
  await until(
    () => first.ask('readRun', { params }),
    ({ body }) => (body.progress?.done ?? 0) > 0,
  );
  await first.end('SIGKILL');

  const second = await start();
  expect(second.log().find(({ message }) => message === 'service started')).toMatchObject({ taken: 1 });
  const { body: ended } = await until(
    () => second.ask('readRun', { params }),
    ({ body }) => body.finishedAt !== undefined,
  );
  expect(ended).toMatchObject({ status: 'succeeded', replications: 16 });
  const { body: result } = await second.ask('readResult', { params });
  expect(result).toEqual(await answerOf(slow, 16));
  await second.end('SIGTERM');
});

test('an identical request is answered at once from what is there, another one is not', async () => {
  const service = await start();
  const body = { scenario: { document: smallDocument() }, replications: 4 };
  const { body: run } = await service.ask('startRun', { body });
  expect(run.isReused).toBe(false);
  await until(
    () => service.ask('readRun', { params: { id: run.id } }),
    ({ body: { status } }) => status === 'succeeded',
  );
  const again = await service.ask('startRun', { body });
  expect(again.body).toMatchObject({ status: 'succeeded', isReused: true });
  expect(again.body.id).not.toBe(run.id);
  const [first, second] = await Promise.all(
    [run.id, again.body.id].map((id) => service.ask('readResult', { params: { id } })),
  );
  expect(second.body).toEqual(first.body);
  const other = await service.ask('startRun', { body: { ...body, replications: 5 } });
  expect(other.body.isReused).toBe(false);
  await service.end('SIGTERM');
});

test('a result comes as JSON, CSV, Parquet and a page that runs no script', async () => {
  const service = await start();
  const { body: run } = await service.ask('startRun', {
    body: { scenario: { document: smallDocument() }, replications: 3, withNetwork: true },
  });
  const params = { id: run.id };
  const { body: ended } = await until(
    () => service.ask('readRun', { params }),
    ({ body }) => body.finishedAt !== undefined,
  );
  expect(ended.status).toBe('succeeded');
  const file = async (name: 'runs.csv' | 'monthly.parquet' | 'report.html') =>
    Buffer.from((await service.ask('readRunFile', { params: { ...params, file: name } })).body);
  // Three replications of four arms, and a header.
  expect((await file('runs.csv')).toString().trimEnd().split('\n')).toHaveLength(13);
  expect((await file('monthly.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  const page = await fetch(`${service.address}/v1/runs/${run.id}/files/report.html`);
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('A small region');
  await service.end('SIGTERM');
});

test('a run that seeks a precision stops where the command would', async () => {
  const service = await start();
  const { body: run } = await service.ask('startRun', {
    body: { scenario: { document: smallDocument() }, precision: 1000, cap: 60 },
  });
  const params = { id: run.id };
  await until(
    () => service.ask('readRun', { params }),
    ({ body }) => body.status === 'succeeded',
  );
  const { body: result } = await service.ask('readResult', { params });
  const parsing = parse(smallDocument());
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const { comparison } = await study(parsing.loaded, { precision: 1000, cap: 60, workers: 1 });
  expect(result.replications).toBe(comparison.replications);
  expect(result.arms).toEqual(JSON.parse(JSON.stringify(comparison.arms)));
  await service.end('SIGTERM');
});

test('a cancelled run stops, and stays cancelled after a restart', async () => {
  const service = await start();
  const { body: run } = await service.ask('startRun', {
    body: { scenario: { document: slow }, replications: 200 },
  });
  const params = { id: run.id };
  await until(
    () => service.ask('readRun', { params }),
    ({ body }) => body.progress !== undefined,
  );
  await service.ask('cancelRun', { params });
  // The thread is free again: another run ends although the first would have taken long.
  const other = await service.ask('startRun', {
    body: { scenario: { document: smallDocument() }, replications: 2 },
  });
  await until(
    () => service.ask('readRun', { params: { id: other.body.id } }),
    ({ body }) => body.status === 'succeeded',
  );
  await service.end('SIGTERM');
  const next = await start();
  expect(next.log().find(({ message }) => message === 'service started')).toMatchObject({ taken: 0 });
  expect((await next.ask('readRun', { params })).body.status).toBe('cancelled');
  await next.end('SIGTERM');
});

test('a second service on the same folder is refused, and the first goes on', async () => {
  const first = await start();
  const refused = await refusedStart();
  expect(refused.code).toBe(2);
  expect(refused.message).toContain(`another service works on the folder ${data}`);
  expect((await first.ask('readHealth')).body.status).toBe('ok');
  await first.end('SIGTERM');
});

test('a port that is taken is named, with what to do', async () => {
  const first = await start();
  const { port } = new URL(first.address);
  const elsewhere = mkdtempSync(join(tmpdir(), 'carat-data-'));
  try {
    await expect(bundle.start(elsewhere, '--port', port)).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining(`the port ${port} is taken: choose another with --port`) as string,
    });
    // The folder is free again, and whole.
    const second = await bundle.start(elsewhere);
    expect((await second.ask('listScenarios')).body.items).toHaveLength(8);
    await second.end('SIGTERM');
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
  await first.end('SIGTERM');
});

test('a journal whose copy is damaged is mended, and the start says so', async () => {
  await (await start()).end('SIGTERM');
  const folder = join(data, 'journal');
  const [name] = readdirSync(folder);
  writeFileSync(join(folder, name), 'garbage '.repeat(100));
  const service = await start();
  const notices = service.log().filter(({ level }) => level === 'warning');
  expect(notices).toMatchObject([{ message: expect.stringContaining('is damaged') as string }]);
  expect((await service.ask('listScenarios')).body.items).toHaveLength(8);
  expect((await service.ask('readHealth')).body.status).toBe('ok');
  await service.end('SIGTERM');
  // What was damaged is kept.
  const [aside] = readdirSync(join(data, 'quarantine'));
  expect(statSync(join(data, 'quarantine', aside)).size).toBe(800);
});

test('a start on a folder that cannot be made ends at once with code 2 and what to do', async () => {
  const refused = await refusedStart('--data', '/proc/nope');
  expect(refused.code).toBe(2);
  expect(refused.message).toMatch(/\/proc\/nope.*--data/);
});

test.skipIf(process.platform !== 'linux')(
  'a disk that is full is told before anything is touched',
  async () => {
    // The disk of /proc never has a byte free.
    const refused = await refusedStart('--data', '/proc');
    expect(refused.code).toBe(2);
    expect(refused.message).toContain('the disk of /proc requires 1000000 bytes free to start, and has 0');
  },
);

test('a disk that is nearly full refuses what would be kept, and still tells what is there', async () => {
  await (await start()).end('SIGTERM');
  const service = await start('--reserve', String(2 ** 49));
  await expect(service.ask('createScenario', { body: smallDocument() })).rejects.toMatchObject({
    problem: { code: 'storage-full', status: 507 },
  });
  expect((await service.ask('listScenarios')).body.items).toHaveLength(8);
  await service.end('SIGTERM');
});

test('an option that is not known, or out of range, is named', async () => {
  expect((await refusedStart('--prot', '1')).message).toContain('--prot');
  expect((await refusedStart('--port', '70000')).message).toContain('from 0 to 65535');
});

test('a name that merely points here is not answered', async () => {
  const service = await start();
  const { status } = await new Promise<{ status: number | undefined }>((done, fail) => {
    void import('node:http').then(({ get }) =>
      get(`${service.address}/v1/scenarios`, { headers: { Host: 'evil.example' } }, (response) => {
        response.resume();
        done({ status: response.statusCode });
      }).on('error', fail),
    );
  });
  expect(status).toBe(403);
  await service.end('SIGTERM');
});
