/* eslint-disable max-lines -- one deployment serves all tests: to open it takes longer than most of them */
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { study, verdict } from '#lab';
import { parse } from '#scenarios';
import { mostLoad } from '../../functions/steps/batch-size.ts';
import { loadSweep } from '../../lab/sweep/load-sweep.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { runSweep } from '../../lab/sweep/run-sweep.ts';
import { RunStore } from '../../lab/sweep/store/run-store.ts';
import type { Definition } from '../../infra/local/machine.ts';
import type { Json } from '../../infra/local/paths.ts';
import { resolveText } from '../../infra/local/resolve.ts';
import { deployment } from '../../infra/main.ts';
import { smallDocument } from '../functions/documents.ts';
import { type Cloud, handlerNames, openCloud, text, toolkitContext } from './cloud.ts';

interface Line {
  readonly replications: readonly number[];
  readonly ranges: readonly { readonly point: number; readonly from: number; readonly to: number }[];
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
  expect(await cloud.invoke('merge-chunks', { kind: 'run', owner, id, round: { count: 24 } })).toEqual({
    isDone: true,
  });
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

test('a comparison whose single replication no function could finish is refused, and the limit named', async () => {
  const parameters = { organisationCount: 50_000, burnInYears: 10, branchYears: 5 };
  const body = { scenario: { document: smallDocument({ parameters }) }, replications: 2 };
  const { statusCode, json } = await cloud.ask('POST', '/v1/runs', body);
  expect(statusCode).toBe(422);
  const [{ path, message }] = json.errors as { path: string; message: string }[];
  expect(path).toBe('/scenario');
  expect(message).toMatch(/limit replicationLoad/);
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

test('a run that seeks a precision goes on, round by round, to the answer of a study', async () => {
  const document = smallDocument({ seed: 'precise' });
  const wanted = { arms: ['isolated', 'cluster'] as const, precision: 0.001, cap: 40 };
  const { json } = await cloud.ask('POST', '/v1/runs', { scenario: { document }, ...wanted });
  const { path } = await cloud.ending(String(json.id));
  expect(path.filter((name) => name === 'Next round').length).toBeGreaterThan(0);
  const parsing = parse(document);
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  const { comparison } = await study(parsing.loaded, { ...wanted, workers: 1 });
  const { json: told } = await cloud.ask('GET', `/v1/runs/${String(json.id)}/result`);
  expect(told).toEqual(JSON.parse(JSON.stringify({ ...comparison, verdict: verdict(comparison) })));
});

describe('sweeps', () => {
  const sweepOf = (scenario: string, changes: object = {}) => ({
    name: 'small-sweep',
    title: 'A small sweep',
    scenario,
    arms: ['isolated', 'cluster'],
    factors: [{ at: 'exportShare', values: [0.1, 0.5, 0.9] }],
    design: { kind: 'full-factorial' },
    replications: 4,
    ...changes,
  });

  /** Saves a scenario of its own luck, so that no test finds the runs of another. */
  async function scenarioOf(seed: string, changes: object = {}) {
    const document = smallDocument({ seed, ...changes });
    return { document, id: String((await cloud.ask('POST', '/v1/scenarios', document)).json.id) };
  }

  async function startSweep(sweep: object): Promise<string> {
    const { statusCode, json } = await cloud.ask('POST', '/v1/sweeps', { sweep });
    expect(statusCode, JSON.stringify(json)).toBe(202);
    return String(json.id);
  }

  const read = async (id: string) => (await cloud.ask('GET', `/v1/sweeps/${id}`)).json;

  /** The files of a sweep by name, as the API hands them out. */
  async function filesOf(id: string): Promise<Map<string, Buffer>> {
    const { files } = (await read(id)) as { files: { name: string }[] };
    const found = new Map<string, Buffer>();
    for (const { name } of files) found.set(name, await cloud.file(`/v1/sweeps/${id}/files/${name}`));
    return found;
  }

  /** What the lab writes for the same sweep. */
  async function inTheLab(sweep: object, document: object): Promise<Map<string, Buffer>> {
    const folder = mkdtempSync(join(tmpdir(), 'carat-lab-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const parsing = parse(document);
    if (!parsing.ok) throw new Error(parsing.issues[0].message);
    const scenarios = new Map([[(sweep as { scenario: string }).scenario, parsing.loaded]]);
    const loading = loadSweep(sweep, { scenarios });
    if (!loading.ok) throw new Error(loading.issues[0].message);
    const store = new RunStore(join(folder, 'runs'), resultsVersion());
    const { ledger } = await runSweep(loading.sweep, { store, workers: 1 });
    const { files } = await writeSweepResults(join(folder, 'out'), { sweep: loading.sweep, store, ledger });
    store.close();
    return new Map(files.map((path) => [basename(path), readFileSync(path)]));
  }

  const counted = () => {
    const runs = { count: 0 };
    cloud.fault = (handler, input) => {
      if (handler !== 'run-chunk') return;
      for (const { ranges } of linesOf(input))
        runs.count += ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    };
    return runs;
  };

  test('a sweep gives the files of the lab byte for byte, and the next runs only what is new', async () => {
    const { id: scenario, document } = await scenarioOf('sweep');
    const first = counted();
    const id = await startSweep(sweepOf(scenario));
    expect(await cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await read(id)).toMatchObject({
      status: 'succeeded',
      account: { computed: 24, reused: 0, failed: 0 },
    });
    expect(first.count).toBe(12);
    const expected = await inTheLab(sweepOf(scenario), document);
    const given = await filesOf(id);
    expect([...given.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, bytes] of expected) expect(given.get(name)!.equals(bytes), name).toBe(true);

    const again = counted();
    const same = await startSweep(sweepOf(scenario));
    expect((await cloud.ending(same)).path).toEqual(['Prepare', 'Is anything left?', 'Finished']);
    expect(await read(same)).toMatchObject({ account: { computed: 0, reused: 24, failed: 0 } });
    const others = await startSweep(sweepOf(scenario, { title: 'Other words' }));
    expect((await cloud.ending(others)).path).not.toContain('Every chunk');
    expect(await read(others)).toMatchObject({ account: { computed: 0, reused: 24, failed: 0 } });
    expect(again.count).toBe(0);
    const more = await startSweep(sweepOf(scenario, { replications: 6 }));
    await cloud.ending(more);
    expect(await read(more)).toMatchObject({ account: { computed: 12, reused: 24, failed: 0 } });
    expect(again.count).toBe(6);
  });

  test('a sweep that seeks a precision goes on to the files of the lab', async () => {
    const { id: scenario, document } = await scenarioOf('sweep precision');
    const rule = { outcome: 'turnover', arm: 'cluster', halfWidth: 0.5, cap: 30 };
    const sweep = sweepOf(scenario, {
      replications: rule,
      factors: [{ at: 'exportShare', values: [0.1, 0.5] }],
    });
    const id = await startSweep(sweep);
    expect((await cloud.ending(id)).path).toContain('Next round');
    const given = await filesOf(id);
    for (const [name, bytes] of await inTheLab(sweep, document))
      expect(given.get(name)!.equals(bytes), name).toBe(true);
  });

  test('throttling, a crash, a store that fails half-way and a batch that comes twice change nothing', async () => {
    const { id: scenario, document } = await scenarioOf('sweep faults');
    let merges = 0;
    let chunks = 0;
    cloud.fault = async (handler, input) => {
      if (handler === 'prepare-chunks' || handler === 'sweep-orphans') return;
      if (handler === 'merge-chunks' && (merges += 1) === 1) throw throttled();
      if (handler !== 'run-chunk') return;
      chunks += 1;
      if (chunks === 1) throw throttled();
      // What it did is lost to whoever called: the batch comes again.
      if (chunks === 2) {
        cloud.fault = () => undefined;
        await cloud.invoke('run-chunk', input);
        throw new Error('the host died');
      }
    };
    const id = await startSweep(sweepOf(scenario));
    expect(await cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await read(id)).toMatchObject({ account: { computed: 24, reused: 0, failed: 0 } });
    const given = await filesOf(id);
    for (const [name, bytes] of await inTheLab(sweepOf(scenario), document))
      expect(given.get(name)!.equals(bytes), name).toBe(true);
  });

  test('a run that no function survives is a failure of the results, and tried again by the next sweep', async () => {
    const { id: scenario } = await scenarioOf('sweep lost');
    const holds = ({ ranges }: Line) =>
      ranges.some(({ point, from, to }) => point === 1 && from <= 2 && to > 2);
    cloud.fault = (handler, input) => {
      if (handler === 'run-chunk' && linesOf(input).some(holds)) throw new Error('out of memory');
    };
    onePerBatch();
    const id = await startSweep(sweepOf(scenario));
    expect(await cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await read(id)).toMatchObject({
      status: 'succeeded',
      account: { computed: 22, reused: 0, failed: 2 },
    });
    const failures = (await filesOf(id)).get('failures.csv')!.toString().trimEnd().split('\n');
    expect(failures).toHaveLength(3);
    expect(failures[1]).toMatch(/^1,2,isolated,.*ended without an answer/);
    cloud.fault = () => undefined;
    const next = await startSweep(sweepOf(scenario));
    await cloud.ending(next);
    expect(await read(next)).toMatchObject({ account: { computed: 2, reused: 22, failed: 0 } });
  });

  test('a replication that no function could finish is refused before anything runs, and the limit named', async () => {
    const parameters = { organisationCount: 40_000, burnInYears: 1, branchYears: 1 };
    const { id: scenario } = await scenarioOf('sweep large', { parameters });
    const years = { at: 'branchYears', values: [1, 5] };
    const { json: plan } = await cloud.ask('POST', '/v1/sweeps/plan', { sweep: sweepOf(scenario) });
    expect(plan).toMatchObject({ load: { replication: 1_440_000, most: mostLoad } });
    const id = await startSweep(sweepOf(scenario, { factors: [years] }));
    expect((await cloud.ending(id)).path).toEqual(['Prepare', 'Is anything left?', 'Finished']);
    const { failure } = (await read(id)) as { failure: { code: string; message: string } };
    expect(failure.code).toBe('too-large');
    expect(failure.message).toMatch(/limit replicationLoad/);
    const { statusCode, json } = await cloud.ask('POST', '/v1/sweeps', {
      sweep: sweepOf(scenario, { set: { branchYears: 5 } }),
    });
    expect(statusCode, JSON.stringify(json)).toBe(422);
  });

  test('how far a sweep is can be asked while it runs, and cancelling stops it for good', async () => {
    const { id: scenario } = await scenarioOf('sweep cancelled');
    const told: { done: number; planned: number }[] = [];
    let cancelled: Promise<unknown> | undefined;
    let id = '';
    onePerBatch();
    const started = new Promise<void>((known) => {
      cloud.fault = async (handler) => {
        if (handler !== 'run-chunk') return;
        await started;
        told.push((await read(id)).progress as (typeof told)[number]);
        if (told.length >= 3) await (cancelled ??= cloud.ask('POST', `/v1/sweeps/${id}/cancel`));
      };
      void startSweep(sweepOf(scenario, { replications: 700 })).then((made) => {
        id = made;
        known();
      });
    });
    await started;
    expect(await cloud.ending(id)).toMatchObject({ status: 'ABORTED' });
    expect(told[0].planned).toBe(4200);
    expect(told.at(-1)!.done).toBeGreaterThan(0);
    expect((await read(id)).status).toBe('cancelled');
  });
});

test('objects without a record are removed for every owner after a safe age, and nothing else', async () => {
  const { json } = await cloud.ask('POST', '/v1/scenarios', smallDocument({ seed: 'kept' }));
  const put = (Key: string) =>
    cloud.client.send(new PutObjectCommand({ Bucket: 'carat', Key, Body: 'left by a crash' }));
  const left = ['owners/0000/documents/a.json', 'owners/0000/results/r/runs.csv'];
  for (const key of left) await put(key);
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const all = async () => {
    const { Contents = [] } = await cloud.client.send(
      new ListObjectsV2Command({ Bucket: 'carat', Prefix: 'owners/0000/' }),
    );
    return Contents.length;
  };
  await cloud.invoke('sweep-orphans', { time: later(6) });
  expect(await all()).toBe(2);
  await cloud.invoke('sweep-orphans', { time: later(8) });
  expect(await all()).toBe(0);
  expect((await cloud.ask('GET', `/v1/scenarios/${String(json.id)}`)).statusCode).toBe(200);
});

function throttled(): Error {
  return Object.assign(new Error('slow down'), { name: 'Lambda.TooManyRequestsException' });
}

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
  load(Object.keys(outputs).find((path) => outputs[path].entryPoint === 'functions/handlers/api.ts')!);
  const bytes = [...loaded].reduce((sum, path) => sum + outputs[path].bytes, 0);
  expect(bytes).toBeLessThan(300_000);
  const sources = [...loaded].flatMap((path) => Object.keys(outputs[path].inputs));
  expect(sources.filter((path) => /@aws-sdk|@smithy|lab\/report\/render|hyparquet/.test(path))).toEqual([]);
});
