import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { study, verdict } from '#lab';
import { parse } from '#scenarios';
import type { Json } from '../../infra/local/paths.ts';
import { smallDocument } from '../functions/documents.ts';
import { text } from './cloud.ts';
import { deployed, linesOf, onePerBatch, tiny } from './deployed.ts';

const at = deployed();

/** Starts a comparison of its own luck, so that no test finds the chunks of another. */
async function start(seed: string, replications = 24, parameters: object = tiny): Promise<string> {
  const body = {
    scenario: { document: smallDocument({ seed, parameters }) },
    arms: ['isolated', 'cluster'],
    replications,
  };
  const { statusCode, json } = await at.cloud.ask('POST', '/v1/runs', body);
  expect(statusCode, JSON.stringify(json)).toBe(202);
  return String(json.id);
}

const stateOf = async (id: string) => String((await at.cloud.ask('GET', `/v1/runs/${id}`)).json.status);

/** Fails batches with the line that begins with a replication, so often. */
function failing(first: number, times: number): { calls: number } {
  const count = { calls: 0 };
  at.cloud.fault = (handler, input) => {
    if (handler !== 'run-chunk' || !linesOf(input).some(({ replications }) => replications[0] === first))
      return;
    count.calls += 1;
    if (count.calls <= times) throw new Error('the host died');
  };
  return count;
}

test('a comparison asked of the application comes back from the state machine with the bytes of a study', async () => {
  const document = smallDocument({ seed: 'whole' });
  const id = await start('whole', 24, document.parameters);
  const ending = await at.cloud.ending(id);
  expect(ending).toMatchObject({ status: 'SUCCEEDED' });
  expect(ending.path.slice(-1)).toEqual(['Finished']);
  expect(await stateOf(id)).toBe('succeeded');
  const parsing = parse(document);
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const options = { arms: ['isolated', 'cluster'] as const, replications: 24, workers: 1 };
  const { comparison } = await study(parsing.loaded, options);
  const { json } = await at.cloud.ask('GET', `/v1/runs/${id}/result`);
  expect(json).toEqual(JSON.parse(JSON.stringify({ ...comparison, verdict: verdict(comparison) })));
  const { Contents } = await at.cloud.client.send(
    new ListObjectsV2Command({ Bucket: 'carat', Prefix: `maps/${id}` }),
  );
  expect(Contents).toHaveLength(1);
});

test('a batch that fails twice is repeated with growing waits, and nobody notices', async () => {
  const count = failing(8, 2);
  const id = await start('twice');
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
  expect(count.calls).toBe(3);
  expect(at.cloud.waits).toEqual([2, 4]);
  expect(await stateOf(id)).toBe('succeeded');
});

test('a batch that always fails, beyond what is tolerated, ends the run as failed, and says so in its record', async () => {
  const count = failing(8, Infinity);
  const id = await start('always');
  const ending = await at.cloud.ending(id);
  expect(ending).toMatchObject({ status: 'FAILED', error: 'RunFailed' });
  expect(ending.path.slice(-3)).toEqual(['Every chunk', 'Mark failed', 'Failed']);
  expect(count.calls).toBe(4);
  const { json } = await at.cloud.ask('GET', `/v1/runs/${id}`);
  expect(json).toMatchObject({ status: 'failed', failure: { code: 'fault' } });
});

test('a line lost within what is tolerated is made up for in one further round, which runs nothing twice', async () => {
  const ran: Record<string, number> = {};
  let attempts = 0;
  onePerBatch(at.cloud);
  at.cloud.fault = async (handler, input) => {
    if (handler !== 'run-chunk') return;
    const [line] = linesOf(input);
    if (line.replications[0] === 80) {
      attempts += 1;
      if (attempts <= 4) throw new Error('the host died');
    }
    const isThere = await at.cloud.client
      .send(new HeadObjectCommand({ Bucket: 'carat', Key: line.result }))
      .then(
        () => true,
        () => false,
      );
    if (!isThere) ran[line.result] = (ran[line.result] ?? 0) + 1;
  };
  const id = await start('within', 168);
  const ending = await at.cloud.ending(id);
  expect(ending.status).toBe('SUCCEEDED');
  expect(ending.path).toContain('Mend');
  expect(Object.keys(ran)).toHaveLength(21);
  expect(new Set(Object.values(ran))).toEqual(new Set([1]));
  expect(await stateOf(id)).toBe('succeeded');
});

test('a line that is lost in the further round too ends the run as failed', async () => {
  onePerBatch(at.cloud);
  at.cloud.fault = (handler, input) => {
    if (handler === 'run-chunk' && linesOf(input)[0].replications[0] === 80) throw new Error('the host died');
  };
  const id = await start('lost', 168);
  const ending = await at.cloud.ending(id);
  expect(ending.path.filter((name) => name === 'Mend')).toHaveLength(1);
  expect(ending).toMatchObject({ status: 'FAILED', error: 'RunFailed' });
  expect(await stateOf(id)).toBe('failed');
});

test('a batch that is delivered twice leaves the same bytes and one effect', async () => {
  const seen: Json[] = [];
  at.cloud.fault = (handler, input) => void (handler === 'run-chunk' && seen.push(input));
  const id = await start('duplicate');
  await at.cloud.ending(id);
  const [{ result }] = linesOf(seen[0]);
  const before = await text(at.cloud.client, 'carat', result);
  const { json: run } = await at.cloud.ask('GET', `/v1/runs/${id}`);
  const again = await at.cloud.invoke('run-chunk', seen[0]);
  for (const outcome of again as unknown as { isNew: boolean }[]) expect(outcome.isNew).toBe(false);
  expect(await text(at.cloud.client, 'carat', result)).toBe(before);
  // A merge that comes again finds the run ended.
  const owner = 'jwt https://issuer.example person';
  expect(await at.cloud.invoke('merge-chunks', { kind: 'run', owner, id, round: { count: 24 } })).toEqual({
    isDone: true,
  });
  expect((await at.cloud.ask('GET', `/v1/runs/${id}`)).json).toEqual(run);
});

test('a request that is sent twice starts one execution', async () => {
  const document = smallDocument({ seed: 'once', parameters: tiny });
  const body = { scenario: { document }, arms: ['isolated', 'cluster'], replications: 8 };
  let prepared = 0;
  at.cloud.fault = (handler) => void (handler === 'prepare-chunks' && (prepared += 1));
  const key = { 'idempotency-key': 'once' };
  const first = await at.cloud.ask('POST', '/v1/runs', body, key);
  const second = await at.cloud.ask('POST', '/v1/runs', body, key);
  expect(second.json.id).toBe(first.json.id);
  await at.cloud.ending(String(first.json.id));
  expect(prepared).toBe(1);
});

test('a comparison whose single replication no function could finish is refused, and the limit named', async () => {
  const parameters = { organisationCount: 50_000, burnInYears: 10, branchYears: 5 };
  const body = { scenario: { document: smallDocument({ parameters }) }, replications: 2 };
  const { statusCode, json } = await at.cloud.ask('POST', '/v1/runs', body);
  expect(statusCode).toBe(422);
  const [{ path, message }] = json.errors as { path: string; message: string }[];
  expect(path).toBe('/scenario');
  expect(message).toMatch(/limit replicationLoad/);
});

test('how far a run is can be asked while it runs', async () => {
  const told: unknown[] = [];
  let id = '';
  onePerBatch(at.cloud);
  const started = new Promise<void>((known) => {
    at.cloud.fault = async (handler, input) => {
      if (handler !== 'run-chunk' || linesOf(input)[0].replications[0] < 64) return;
      await started;
      told.push((await at.cloud.ask('GET', `/v1/runs/${id}`)).json.progress);
    };
    void start('followed', 96).then((made) => {
      id = made;
      known();
    });
  });
  await started;
  await at.cloud.ending(id);
  expect(told.length).toBe(4);
  for (const progress of told) expect(progress).toMatchObject({ planned: 96 });
  expect(told.map((progress) => (progress as { done: number }).done).some((done) => done > 0)).toBe(true);
});

test('a run that is cancelled midway stops, and stays cancelled', async () => {
  let id = '';
  let batches = 0;
  onePerBatch(at.cloud);
  let cancelled: Promise<unknown> | undefined;
  const started = new Promise<void>((known) => {
    at.cloud.fault = async (handler) => {
      if (handler !== 'run-chunk') return;
      batches += 1;
      await started;
      cancelled ??= at.cloud.ask('POST', `/v1/runs/${id}/cancel`);
      await cancelled;
    };
    void start('cancelled', 4000).then((made) => {
      id = made;
      known();
    });
  });
  await started;
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'ABORTED' });
  expect(batches).toBeLessThan(20);
  expect(await stateOf(id)).toBe('cancelled');
});

test('a run that seeks a precision goes on, round by round, to the answer of a study', async () => {
  const document = smallDocument({ seed: 'precise', parameters: tiny });
  const wanted = { arms: ['isolated', 'cluster'] as const, precision: 0.001, cap: 40 };
  const { json } = await at.cloud.ask('POST', '/v1/runs', { scenario: { document }, ...wanted });
  const { path } = await at.cloud.ending(String(json.id));
  expect(path.filter((name) => name === 'Next round').length).toBeGreaterThan(0);
  const parsing = parse(document);
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const { comparison } = await study(parsing.loaded, { ...wanted, workers: 1 });
  const { json: told } = await at.cloud.ask('GET', `/v1/runs/${String(json.id)}/result`);
  expect(told).toEqual(JSON.parse(JSON.stringify({ ...comparison, verdict: verdict(comparison) })));
});

test('what was deleted is removed after a safe age, and objects whose records are lost are not', async () => {
  const { cloud } = at;
  const keep = async (seed: string) =>
    (await cloud.ask('POST', '/v1/scenarios', smallDocument({ seed }))).json;
  const [kept, deleted] = [await keep('kept'), await keep('deleted')];
  const path = `/v1/scenarios/${String(deleted.id)}`;
  expect((await cloud.ask('DELETE', path, undefined, { 'if-match': '"1"' })).statusCode).toBe(204);
  const put = (Key: string) =>
    cloud.client.send(new PutObjectCommand({ Bucket: 'carat', Key, Body: 'of a lost record' }));
  // As a table that was restored to an earlier time leaves them.
  const [lost, old] = [
    ['documents/a.json', 'results/r/runs.csv'],
    ['chunks/c', 'manifests/m-0-1.jsonl', 'sweep-runs/v/s.runs'],
  ];
  for (const key of [...lost, ...old]) await put(`owners/0000/${key}`);
  const keysOf = async (prefix: string) => {
    const { Contents = [] } = await cloud.client.send(
      new ListObjectsV2Command({ Bucket: 'carat', Prefix: prefix }),
    );
    return Contents.map(({ Key }) => Key!.replace(prefix, '')).sort();
  };
  const documents = async () =>
    (await keysOf('owners/')).filter((key) => /documents/.test(key) && !key.startsWith('0000'));
  const count = (await documents()).length;
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  // As docs/deploy.md has it: 7 days, and 30 for lists and results of chunks and for runs of sweeps.
  for (const [days, left, documentsLeft] of [
    [6.99, [...lost, ...old], count],
    [7.01, [...lost, ...old], count - 1],
    [29.99, [...lost, ...old], count - 1],
    [30.01, lost, count - 1],
  ] as const) {
    await cloud.invoke('sweep-orphans', { time: later(days) });
    expect([days, await keysOf('owners/0000/')]).toEqual([days, [...left].sort()]);
    expect([days, (await documents()).length]).toEqual([days, documentsLeft]);
  }
  expect((await cloud.ask('GET', `/v1/scenarios/${String(kept.id)}`)).statusCode).toBe(200);
});
