import { Template } from 'aws-cdk-lib/assertions';
import { HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { study, verdict } from '#lab';
import { parse } from '#scenarios';
import type { Definition } from '../../infra/local/machine.ts';
import type { Json } from '../../infra/local/paths.ts';
import { resolveText } from '../../infra/local/resolve.ts';
import { deployment } from '../../infra/main.ts';
import { smallDocument } from '../functions/documents.ts';
import { type Cloud, handlerNames, openCloud, text, toolkitContext } from './cloud.ts';

interface Line {
  readonly replications: readonly number[];
  readonly result: string;
}

let cloud: Cloud;
const names = { Prepare: 'prepare-chunks', RunChunk: 'run-chunk', Merge: 'merge-chunks', Fail: 'fail-run' };

beforeAll(async () => {
  const { service } = deployment(process.cwd(), toolkitContext());
  const [machine] = Object.values(
    Template.fromStack(service).findResources('AWS::StepFunctions::StateMachine'),
  ) as { Properties: { DefinitionString: unknown } }[];
  const definition = resolveText(machine.Properties.DefinitionString, (reference) => {
    if (reference === 'AWS::Partition') return 'aws';
    if (reference.includes('Objects')) return 'carat';
    return Object.entries(names).find(([name]) => reference.startsWith(`${name}Function`))![1];
  });
  cloud = await openCloud(JSON.parse(definition) as Definition);
}, 120_000);
afterAll(() => cloud.close());
beforeEach(() => {
  cloud.fault = () => undefined;
  cloud.reshape = (_, answer) => answer;
  cloud.waits.length = 0;
});

/** Starts a comparison of its own luck, so that no test finds the chunks of another. */
async function start(seed: string, replications = 24): Promise<string> {
  const body = {
    scenario: { document: smallDocument({ seed }) },
    arms: ['isolated', 'cluster'],
    replications,
  };
  const { statusCode, json } = await cloud.ask('POST', '/v1/runs', body);
  expect(statusCode, JSON.stringify(json)).toBe(202);
  return String(json.id);
}

const stateOf = async (id: string) => String((await cloud.ask('GET', `/v1/runs/${id}`)).json.status);

const linesOf = (input: Json) => (input as unknown as { Items: readonly Line[] }).Items;

/** Fails batches with the line that begins with a replication, so often. */
function failing(first: number, times: number): { calls: number } {
  const count = { calls: 0 };
  cloud.fault = (handler, input) => {
    if (handler !== 'run-chunk' || !linesOf(input).some(({ replications }) => replications[0] === first))
      return;
    count.calls += 1;
    if (count.calls <= times) throw new Error('the host died');
  };
  return count;
}

test('a comparison asked of the application comes back from the state machine with the bytes of a study', async () => {
  const id = await start('whole');
  const ending = await cloud.ending(id);
  expect(ending).toMatchObject({ status: 'SUCCEEDED' });
  expect(ending.path.slice(-1)).toEqual(['Finished']);
  expect(await stateOf(id)).toBe('succeeded');
  const parsing = parse(smallDocument({ seed: 'whole' }));
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const options = { arms: ['isolated', 'cluster'] as const, replications: 24, workers: 1 };
  const { comparison } = await study(parsing.loaded, options);
  const { json } = await cloud.ask('GET', `/v1/runs/${id}/result`);
  expect(json).toEqual(JSON.parse(JSON.stringify({ ...comparison, verdict: verdict(comparison) })));
  const { Contents } = await cloud.client.send(
    new ListObjectsV2Command({ Bucket: 'carat', Prefix: `maps/${id}` }),
  );
  expect(Contents).toHaveLength(1);
});

test('a batch that fails twice is repeated with growing waits, and nobody notices', async () => {
  const count = failing(8, 2);
  const id = await start('twice');
  expect(await cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
  expect(count.calls).toBe(3);
  expect(cloud.waits).toEqual([2, 4]);
  expect(await stateOf(id)).toBe('succeeded');
});

test('a batch that always fails, beyond what is tolerated, ends the run as failed, and says so in its record', async () => {
  const count = failing(8, Infinity);
  const id = await start('always');
  const ending = await cloud.ending(id);
  expect(ending).toMatchObject({ status: 'FAILED', error: 'RunFailed' });
  expect(ending.path.slice(-3)).toEqual(['Every chunk', 'Mark failed', 'Failed']);
  expect(count.calls).toBe(4);
  const { json } = await cloud.ask('GET', `/v1/runs/${id}`);
  expect(json).toMatchObject({ status: 'failed', failure: { code: 'fault' } });
});

test('a line lost within what is tolerated is made up for in one further round, which runs nothing twice', async () => {
  const ran: Record<string, number> = {};
  let attempts = 0;
  onePerBatch();
  cloud.fault = async (handler, input) => {
    if (handler !== 'run-chunk') return;
    const [line] = linesOf(input);
    if (line.replications[0] === 80) {
      attempts += 1;
      if (attempts <= 4) throw new Error('the host died');
    }
    const isThere = await cloud.client
      .send(new HeadObjectCommand({ Bucket: 'carat', Key: line.result }))
      .then(
        () => true,
        () => false,
      );
    if (!isThere) ran[line.result] = (ran[line.result] ?? 0) + 1;
  };
  const id = await start('within', 168);
  const ending = await cloud.ending(id);
  expect(ending.status).toBe('SUCCEEDED');
  expect(ending.path).toContain('Mend');
  expect(Object.keys(ran)).toHaveLength(21);
  expect(new Set(Object.values(ran))).toEqual(new Set([1]));
  expect(await stateOf(id)).toBe('succeeded');
});

test('a line that is lost in the further round too ends the run as failed', async () => {
  onePerBatch();
  cloud.fault = (handler, input) => {
    if (handler === 'run-chunk' && linesOf(input)[0].replications[0] === 80) throw new Error('the host died');
  };
  const id = await start('lost', 168);
  const ending = await cloud.ending(id);
  expect(ending.path.filter((name) => name === 'Mend')).toHaveLength(1);
  expect(ending).toMatchObject({ status: 'FAILED', error: 'RunFailed' });
  expect(await stateOf(id)).toBe('failed');
});

test('a batch that is delivered twice leaves the same bytes and one effect', async () => {
  const seen: Json[] = [];
  cloud.fault = (handler, input) => void (handler === 'run-chunk' && seen.push(input));
  const id = await start('duplicate');
  await cloud.ending(id);
  const [{ result }] = linesOf(seen[0]);
  const before = await text(cloud.client, 'carat', result);
  const { json: run } = await cloud.ask('GET', `/v1/runs/${id}`);
  const again = await cloud.invoke('run-chunk', seen[0]);
  for (const outcome of again as unknown as { isNew: boolean }[]) expect(outcome.isNew).toBe(false);
  expect(await text(cloud.client, 'carat', result)).toBe(before);
  // A merge that comes again finds the run ended.
  const owner = 'jwt https://issuer.example person';
  expect(await cloud.invoke('merge-chunks', { owner, id, count: 24 })).toEqual({ isDone: true });
  expect((await cloud.ask('GET', `/v1/runs/${id}`)).json).toEqual(run);
});

test('a request that is sent twice starts one execution', async () => {
  const document = smallDocument({ seed: 'once' });
  const body = { scenario: { document }, arms: ['isolated', 'cluster'], replications: 8 };
  let prepared = 0;
  cloud.fault = (handler) => void (handler === 'prepare-chunks' && (prepared += 1));
  const key = { 'idempotency-key': 'once' };
  const first = await cloud.ask('POST', '/v1/runs', body, key);
  const second = await cloud.ask('POST', '/v1/runs', body, key);
  expect(second.json.id).toBe(first.json.id);
  await cloud.ending(String(first.json.id));
  expect(prepared).toBe(1);
});

test('a comparison whose single replication no function could finish is told so, and nothing is run', async () => {
  let calls = 0;
  cloud.fault = (handler) => void (handler === 'run-chunk' && (calls += 1));
  const parameters = { organisationCount: 50_000, burnInYears: 10, branchYears: 5 };
  const body = { scenario: { document: smallDocument({ parameters }) }, replications: 2 };
  const { json } = await cloud.ask('POST', '/v1/runs', body);
  const ending = await cloud.ending(String(json.id));
  expect(ending.path).toEqual(['Is it a run?', 'Prepare', 'Is anything left?', 'Finished']);
  const run = await cloud.ask('GET', `/v1/runs/${String(json.id)}`);
  expect(run.json).toMatchObject({ status: 'failed', failure: { code: 'too-large' } });
  expect(calls).toBe(0);
});

test('a sweep, which the cloud does not run, ends as failed and says where it runs', async () => {
  const { json: scenario } = await cloud.ask('POST', '/v1/scenarios', smallDocument());
  const sweep = {
    name: 'small-sweep',
    title: 'A small sweep',
    scenario: scenario.id,
    arms: ['isolated', 'cluster'],
    factors: [{ at: 'exportShare', values: [0.1, 0.5] }],
    design: { kind: 'full-factorial' },
    replications: 2,
  };
  const { statusCode, json } = await cloud.ask('POST', '/v1/sweeps', { sweep });
  expect(statusCode, JSON.stringify(json)).toBe(202);
  expect((await cloud.ending(String(json.id))).path).toEqual(['Is it a run?', 'Mark failed', 'Failed']);
  const { json: ended } = await cloud.ask('GET', `/v1/sweeps/${String(json.id)}`);
  expect(ended).toMatchObject({ status: 'failed', failure: { code: 'not-here' } });
});

test('how far a run is can be asked while it runs', async () => {
  const told: unknown[] = [];
  let id = '';
  onePerBatch();
  const started = new Promise<void>((known) => {
    cloud.fault = async (handler, input) => {
      if (handler !== 'run-chunk' || linesOf(input)[0].replications[0] < 64) return;
      await started;
      told.push((await cloud.ask('GET', `/v1/runs/${id}`)).json.progress);
    };
    void start('followed', 96).then((made) => {
      id = made;
      known();
    });
  });
  await started;
  await cloud.ending(id);
  expect(told.length).toBe(4);
  for (const progress of told) expect(progress).toMatchObject({ planned: 96 });
  expect(told.map((progress) => (progress as { done: number }).done).some((done) => done > 0)).toBe(true);
});

test('a run that is cancelled midway stops, and stays cancelled', async () => {
  let id = '';
  let batches = 0;
  onePerBatch();
  let cancelled: Promise<unknown> | undefined;
  const started = new Promise<void>((known) => {
    cloud.fault = async (handler) => {
      if (handler !== 'run-chunk') return;
      batches += 1;
      await started;
      cancelled ??= cloud.ask('POST', `/v1/runs/${id}/cancel`);
      await cancelled;
    };
    void start('cancelled', 4000).then((made) => {
      id = made;
      known();
    });
  });
  await started;
  expect(await cloud.ending(id)).toMatchObject({ status: 'ABORTED' });
  expect(batches).toBeLessThan(20);
  expect(await stateOf(id)).toBe('cancelled');
});

/** Has the map hand over one line a time, as it does for scenarios whose lines take long. */
function onePerBatch(): void {
  cloud.reshape = (handler, answer) =>
    handler === 'prepare-chunks' ? { ...(answer as object), linesPerBatch: 1 } : answer;
}

test('every function has its own code, without threads, native parts or the development’s packages', () => {
  for (const name of handlerNames) {
    const { inputs, outputs } = cloud.metafiles[name];
    expect(Object.values(outputs).map(({ entryPoint }) => entryPoint)).toContain(
      `functions/handlers/${name}.ts`,
    );
    const packages = Object.keys(inputs).filter((path) => path.startsWith('node_modules/'));
    expect(packages.filter((path) => /piscina|dynalite|\.node$/.test(path))).toEqual([]);
    const outside = Object.values(inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    );
    for (const path of outside) expect(path).toMatch(/^(@aws-sdk\/|node:|[a-z_/]+$)/);
  }
});

test('what the application loads at its start is less than 300 KB', () => {
  const { outputs } = cloud.metafiles.api;
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const each of outputs[path].imports)
      if (each.kind === 'import-statement' && !each.external) load(each.path);
  };
  load(Object.keys(outputs).find((path) => outputs[path].entryPoint !== undefined)!);
  const bytes = [...loaded].reduce((sum, path) => sum + outputs[path].bytes, 0);
  expect(bytes).toBeLessThan(300_000);
});
