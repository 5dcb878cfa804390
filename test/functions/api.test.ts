import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServiceError } from '../../functions/client/client.ts';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

let service: Served;
beforeAll(async () => (service = await served()));
afterAll(() => service.close());

/** What a call was refused for. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return (error as ServiceError).problem;
}

function post(path: string, body: string, headers: Record<string, string> = {}) {
  return fetch(`${service.address}${path}`, {
    method: 'POST',
    headers: { 'X-Owner': 'raw', 'Content-Type': 'application/json', ...headers },
    body,
  });
}

test('a scenario that was kept is read back as it was sent, with its version as ETag', async () => {
  const ask = service.askAs('reader');
  const created = await ask('createScenario', { body: smallDocument() });
  expect(created.location).toBe(`/v1/scenarios/${created.body.id}`);
  const read = await ask('readScenario', { params: { id: created.body.id } });
  expect(read.etag).toBe('"1"');
  expect(read.body.document).toMatchObject(smallDocument());
  expect(read.body.hash).toMatch(/^[0-9a-f]{16}$/);
});

test('a scenario and a run come with notices about paths that never change, until they are mended', async () => {
  const ask = service.askAs('noticed');
  const withRate = (demandRate: string) => {
    const { parameters, ...rest } = smallDocument({ start: '2005-01' });
    return { ...rest, parameters: { ...parameters, demandRate } };
  };
  const body = withRate('14 - 9 * (year >= 2005)');
  const told = [{ code: 'year-since-branch', path: '/parameters/demandRate', value: 14 }];
  const created = await ask('createScenario', { body });
  expect(created.body.notices).toMatchObject(told);
  const params = { id: created.body.id };
  expect((await ask('readScenario', { params })).body.notices).toMatchObject(told);
  const run = await ask('startRun', { body: { scenario: { document: body }, replications: 2 } });
  expect(run.body.notices).toMatchObject(told);
  expect((await ask('readRun', { params: { id: run.body.id } })).body.notices).toMatchObject(told);

  const mended = withRate('14 - 9 * (calendarYear >= 2005.5)');
  const replaced = await ask('replaceScenario', { params, body: mended, ifMatch: created.etag! });
  expect(replaced.body.notices).toEqual([]);
});

test('of two who replace the same version, the second is refused and nothing of the first is lost', async () => {
  const ask = service.askAs('writer');
  const { body, etag } = await ask('createScenario', { body: smallDocument() });
  const params = { id: body.id };
  const first = await ask('replaceScenario', {
    params,
    body: smallDocument({ title: 'First' }),
    ifMatch: etag!,
  });
  expect(first.etag).toBe('"2"');
  const late = ask('replaceScenario', { params, body: smallDocument({ title: 'Second' }), ifMatch: etag! });
  expect(await refusal(late)).toMatchObject({ code: 'stale-version', status: 412 });
  expect((await ask('readScenario', { params })).body.title).toBe('First');
  expect(await refusal(ask('deleteScenario', { params, ifMatch: etag! }))).toMatchObject({ status: 412 });
  await ask('deleteScenario', { params, ifMatch: first.etag! });
  expect(await refusal(ask('readScenario', { params }))).toMatchObject({ code: 'not-found', status: 404 });
});

test('of many who replace the same version at once, exactly one succeeds', async () => {
  const ask = service.askAs('crowd');
  const { body, etag } = await ask('createScenario', { body: smallDocument() });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) =>
      ask('replaceScenario', {
        params: { id: body.id },
        body: smallDocument({ title: `Title ${i}` }),
        ifMatch: etag!,
      }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a change without If-Match is refused', async () => {
  const { body } = await service.askAs('raw')('createScenario', { body: smallDocument() });
  const response = await fetch(`${service.address}/v1/scenarios/${body.id}`, {
    method: 'DELETE',
    headers: { 'X-Owner': 'raw' },
  });
  expect(response.status).toBe(428);
});

test('a faulty document is refused with every fault at once, each with its pointer', async () => {
  const body = { ...smallDocument(), name: 'Not A Name', parameters: { organisationCount: -3, oops: 1 } };
  const problem = await refusal(service.askAs('faulty')('createScenario', { body: body }));
  expect(problem.status).toBe(422);
  expect(problem.errors!.map(({ path }) => path).sort()).toEqual([
    '/name',
    '/parameters/oops',
    '/parameters/organisationCount',
  ]);
  expect(problem.errors![0].remedy.length).toBeGreaterThan(0);
});

test('a request that repeats an idempotency key makes nothing twice, also when sent many times at once', async () => {
  const ask = service.askAs('repeater');
  const request = { body: smallDocument(), idempotencyKey: 'once' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('createScenario', request)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await ask('listScenarios')).body.items).toHaveLength(1);
  const other = ask('createScenario', { ...request, body: smallDocument({ title: 'Other' }) });
  expect(await refusal(other)).toMatchObject({ code: 'key-reused', status: 422 });
});

test('the same idempotency key of two owners makes two things', async () => {
  const request = { body: smallDocument(), idempotencyKey: 'shared' };
  const [first, second] = await Promise.all(
    ['one', 'two'].map((owner) => service.askAs(owner)('createScenario', request)),
  );
  expect(first.body.id).not.toBe(second.body.id);
});

test('pages follow one another without gap or repetition, newest first', async () => {
  const ask = service.askAs('pages');
  const made: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    const { body } = await ask('createScenario', { body: smallDocument({ title: `Region ${i}` }) });
    made.push(body.id);
  }
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await ask('listScenarios', {
      query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
    });
    listed.push(...body.items.map(({ id }) => id));
    cursor = body.next;
  } while (cursor !== undefined);
  expect([...listed].sort()).toEqual([...made].sort());
  expect(listed).toEqual([...listed].sort().reverse());
});

test('filters find by structure and by text, whatever its case', async () => {
  const ask = service.askAs('filters');
  await ask('createScenario', { body: smallDocument({ title: 'Ceramics', structure: 'mesh' }) });
  await ask('createScenario', { body: smallDocument({ title: 'Textiles' }) });
  const bySearch = await ask('listScenarios', { query: { search: 'cERAM' } });
  expect(bySearch.body.items.map(({ title }) => title)).toEqual(['Ceramics']);
  const byStructure = await ask('listScenarios', { query: { structure: 'custom' } });
  expect(byStructure.body.items.map(({ title }) => title)).toEqual(['Textiles']);
});

test('a cursor is good for its own list and owner alone', async () => {
  const ask = service.askAs('cursors');
  for (let i = 0; i < 2; i += 1) await ask('createScenario', { body: smallDocument() });
  const { body } = await ask('listScenarios', { query: { limit: 1 } });
  const cursor = body.next!;
  expect(await refusal(service.askAs('thief')('listScenarios', { query: { cursor } }))).toMatchObject({
    status: 422,
    errors: [{ path: '/cursor' }],
  });
  expect(await refusal(ask('listScenarios', { query: { cursor, search: 'x' } }))).toMatchObject({
    status: 422,
  });
  const forged = Buffer.from('0.0').toString('base64url');
  expect(await refusal(ask('listScenarios', { query: { cursor: forged } }))).toMatchObject({ status: 422 });
});

test('a scenario of the library is cloned under a name of its own', async () => {
  const ask = service.askAs('cloner');
  const { body } = await ask('cloneScenario', { body: { library: 'prato', name: 'my-prato' } });
  expect(body.name).toBe('my-prato');
  expect(body.document.facts.length).toBeGreaterThan(0);
});

test('tables become a scenario, with a report of what was left out', async () => {
  const ask = service.askAs('importer');
  const { body } = await ask('importScenario', {
    body: {
      name: 'mine',
      organisations: 'id,role\na,firm\nb,firm\nc,nonsense\n',
      ties: 'source,target,weight\na,b,0.5\n',
    },
  });
  expect(body.report.organisationsRead).toBe(2);
  expect(body.report.notes.some(({ line }) => line === 4)).toBe(true);
  expect(body.document.ties).toHaveLength(1);
  const doubtful = { name: 'doubtful', organisations: 'id,capacity\na,12.500\n' };
  const asked = await refusal(ask('importScenario', { body: doubtful }));
  expect(asked.errors?.[0].remedy).toContain('{"decimal":{"capacity":"comma"}}');
  const settled = await ask('importScenario', {
    body: { ...doubtful, decimal: { capacity: 'comma' }, unit: { capacity: '€/month' } },
  });
  expect(settled.body.document.organisations?.[0].capacity).toBe(12.5);
  expect(settled.body.report.tables.organisations).toEqual({ encoding: 'UTF-8', header: ['id', 'capacity'] });
  const empty = ask('importScenario', { body: { name: 'none', organisations: 'nothing here' } });
  expect(await refusal(empty)).toMatchObject({ code: 'invalid', errors: [{ path: '/organisations' }] });
});

test.each([
  ['no JSON', '{"name": ', 400, 'malformed'],
  ['a name written twice', '{"name": "a", "name": "b"}', 400, 'malformed'],
  ['nesting without end', '['.repeat(100_000), 400, 'malformed'],
  ['a list for a document', '[]', 422, 'invalid'],
  ['a number for a document', '1', 422, 'invalid'],
])('%s is refused as a problem', async (_, body, status, code) => {
  const response = await post('/v1/scenarios', body);
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code, status });
});

test('a body that is no JSON by its own account, or too large, is refused before it is read', async () => {
  const form = await post('/v1/scenarios', 'a=b', { 'Content-Type': 'text/plain' });
  expect(form.status).toBe(415);
  const huge = await post('/v1/scenarios', ' '.repeat(service.limits.bodyBytes + 1));
  expect(huge.status).toBe(413);
  expect(await huge.json()).toMatchObject({ detail: expect.stringContaining('limit bodyBytes') as string });
});

test('an unknown address is told from a method that an address does not take', async () => {
  const ask = (path: string, method: string) =>
    fetch(`${service.address}${path}`, { method, headers: { 'X-Owner': 'raw' } });
  expect((await ask('/v1/nothing', 'GET')).status).toBe(404);
  const patched = await ask('/v1/scenarios', 'PATCH');
  expect(patched.status).toBe(405);
  expect(patched.headers.get('Allow')).toBe('GET, POST');
});

test('who does not say who they are, sees nothing', async () => {
  expect((await fetch(`${service.address}/v1/scenarios`)).status).toBe(401);
});

test('a page of a foreign origin may change nothing, one of the allowed may', async () => {
  const body = JSON.stringify(smallDocument());
  expect((await post('/v1/scenarios', body, { Origin: 'https://evil.example' })).status).toBe(403);
  const allowed = await post('/v1/scenarios', body, { Origin: 'https://carat.example' });
  expect(allowed.status).toBe(201);
  expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://carat.example');
});

test('a scenario of a billion organisations is refused before anything is begun', async () => {
  const before = service.started.length;
  const body = {
    scenario: { document: smallDocument({ parameters: { organisationCount: 1e9 } }) },
    replications: 2,
  };
  const problem = await refusal(service.askAs('giant')('startRun', { body }));
  expect(problem).toMatchObject({
    status: 422,
    errors: [{ path: '/scenario/document/parameters/organisationCount' }],
  });
  expect(service.started).toHaveLength(before);
});

test('every limit that a run passes is named at once', async () => {
  const body = {
    scenario: {
      document: smallDocument({ parameters: { organisationCount: 1e6, customersPerOrganisation: 1 } }),
    },
    replications: 10_000,
  };
  const problem = await refusal(service.askAs('large')('startRun', { body }));
  const messages = problem.errors!.map(({ message }) => message).join('\n');
  expect(messages).toContain('limit organisations');
  expect(messages).toContain('limit load');
});

test('a run means exactly one scenario', async () => {
  const ask = service.askAs('vague');
  for (const scenario of [{}, { library: 'biowin' as const, document: smallDocument() }])
    expect(await refusal(ask('startRun', { body: { scenario } }))).toMatchObject({
      errors: [{ path: '/scenario' }],
    });
});

test('a run is started once for one idempotency key, and cancelled for good', async () => {
  const ask = service.askAs('runner');
  const request = { body: { scenario: { document: smallDocument() }, replications: 2 }, idempotencyKey: 'a' };
  const first = await ask('startRun', request);
  expect(first.body.status).toBe('queued');
  expect((await ask('startRun', request)).body.id).toBe(first.body.id);
  const params = { id: first.body.id };
  expect(await refusal(ask('readResult', { params }))).toMatchObject({ code: 'not-finished', status: 409 });
  expect((await ask('cancelRun', { params })).body.status).toBe('cancelled');
  expect((await ask('cancelRun', { params })).body.status).toBe('cancelled');
  expect(await refusal(ask('readResult', { params }))).toMatchObject({ code: 'no-result', status: 409 });
  expect((await ask('listRuns', { query: { status: 'cancelled' } })).body.items).toHaveLength(1);
  expect((await ask('listRuns', { query: { status: 'running' } })).body.items).toHaveLength(0);
});

test('health, library, catalogue, document and page answer', async () => {
  const ask = service.askAs('visitor');
  expect((await ask('readHealth')).body.status).toBe('ok');
  expect((await ask('listLibrary')).body.items[0].name).toBe('biowin');
  expect((await ask('readLibraryScenario', { params: { name: 'prato' } })).body.name).toBe('prato');
  expect((await ask('listArms')).body.items.map(({ name }) => name)).toContain('cluster');
  expect((await ask('listParameters')).body.items.length).toBeGreaterThan(50);
  expect((await ask('listMeasures')).body.items.length).toBeGreaterThan(20);
  expect((await ask('listPropositions')).body.items).toHaveLength(22);
  const page = await (await fetch(`${service.address}/v1/docs`)).text();
  expect(page).toContain('Start a comparison');
});
