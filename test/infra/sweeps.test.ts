import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from '#scenarios';
import { mostLoad } from '../../functions/steps/batch-size.ts';
import { loadSweep } from '../../lab/sweep/load-sweep.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { runSweep } from '../../lab/sweep/run-sweep.ts';
import { RunStore } from '../../lab/sweep/store/run-store.ts';
import { smallDocument } from '../functions/documents.ts';
import { deployed, linesOf, onePerBatch, tiny } from './deployed.ts';

const at = deployed();
const small = smallDocument().parameters;
/** Takes many lines, since it is large, and a moment, since nothing happens. */
const idle = { ...tiny, organisationCount: 100, demandRate: 0, contactRate: 0 };

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
  const document = smallDocument({ seed, parameters: tiny, ...changes });
  return { document, id: String((await at.cloud.ask('POST', '/v1/scenarios', document)).json.id) };
}

async function startSweep(sweep: object): Promise<string> {
  const { statusCode, json } = await at.cloud.ask('POST', '/v1/sweeps', { sweep });
  expect(statusCode, JSON.stringify(json)).toBe(202);
  return String(json.id);
}

const read = async (id: string) => (await at.cloud.ask('GET', `/v1/sweeps/${id}`)).json;

/** The files of a sweep by name, as the API hands them out. */
async function filesOf(id: string): Promise<Map<string, Buffer>> {
  const { files } = (await read(id)) as { files: { name: string }[] };
  const found = new Map<string, Buffer>();
  for (const { name } of files) found.set(name, await at.cloud.file(`/v1/sweeps/${id}/files/${name}`));
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
  at.cloud.fault = (handler, input) => {
    if (handler !== 'run-chunk') return;
    for (const { ranges } of linesOf(input))
      runs.count += ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  };
  return runs;
};

test('a sweep gives the files of the lab byte for byte, and the next runs only what is new', async () => {
  const { id: scenario, document } = await scenarioOf('sweep', { parameters: small });
  const first = counted();
  const id = await startSweep(sweepOf(scenario));
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
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
  expect((await at.cloud.ending(same)).path).toEqual(['Prepare', 'Is anything left?', 'Finished']);
  expect(await read(same)).toMatchObject({ account: { computed: 0, reused: 24, failed: 0 } });
  const others = await startSweep(sweepOf(scenario, { title: 'Other words' }));
  expect((await at.cloud.ending(others)).path).not.toContain('Every chunk');
  expect(await read(others)).toMatchObject({ account: { computed: 0, reused: 24, failed: 0 } });
  expect(again.count).toBe(0);
  const more = await startSweep(sweepOf(scenario, { replications: 6 }));
  await at.cloud.ending(more);
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
  expect((await at.cloud.ending(id)).path).toContain('Next round');
  const given = await filesOf(id);
  for (const [name, bytes] of await inTheLab(sweep, document))
    expect(given.get(name)!.equals(bytes), name).toBe(true);
});

test('throttling, a crash, a store that fails half-way and a batch that comes twice change nothing', async () => {
  const { id: scenario, document } = await scenarioOf('sweep faults');
  let merges = 0;
  let chunks = 0;
  at.cloud.fault = async (handler, input) => {
    if (handler === 'prepare-chunks' || handler === 'sweep-orphans') return;
    if (handler === 'merge-chunks' && (merges += 1) === 1) throw throttled();
    if (handler !== 'run-chunk') return;
    chunks += 1;
    if (chunks === 1) throw throttled();
    // What it did is lost to whoever called: the batch comes again.
    if (chunks === 2) {
      at.cloud.fault = () => undefined;
      await at.cloud.invoke('run-chunk', input);
      throw new Error('the host died');
    }
  };
  const id = await startSweep(sweepOf(scenario));
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await read(id)).toMatchObject({ account: { computed: 24, reused: 0, failed: 0 } });
  const given = await filesOf(id);
  for (const [name, bytes] of await inTheLab(sweepOf(scenario), document))
    expect(given.get(name)!.equals(bytes), name).toBe(true);
});

test('a run that no function survives is a failure of the results, and tried again by the next sweep', async () => {
  const { id: scenario } = await scenarioOf('sweep lost');
  const holds = ({ ranges }: ReturnType<typeof linesOf>[number]) =>
    ranges.some(({ point, from, to }) => point === 1 && from <= 2 && to > 2);
  at.cloud.fault = (handler, input) => {
    if (handler === 'run-chunk' && linesOf(input).some(holds)) throw new Error('out of memory');
  };
  onePerBatch(at.cloud);
  const id = await startSweep(sweepOf(scenario));
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await read(id)).toMatchObject({
    status: 'succeeded',
    account: { computed: 22, reused: 0, failed: 2 },
  });
  const failures = (await filesOf(id)).get('failures.csv')!.toString().trimEnd().split('\n');
  expect(failures).toHaveLength(3);
  expect(failures[1]).toMatch(/^1,2,isolated,.*ended without an answer/);
  at.cloud.fault = () => undefined;
  const next = await startSweep(sweepOf(scenario));
  await at.cloud.ending(next);
  expect(await read(next)).toMatchObject({ account: { computed: 2, reused: 22, failed: 0 } });
});

test('a replication that no function could finish is refused before anything runs, and the limit named', async () => {
  const parameters = { organisationCount: 40_000, burnInYears: 1, branchYears: 1 };
  const { id: scenario } = await scenarioOf('sweep large', { parameters });
  const years = { at: 'branchYears', values: [1, 5] };
  const { json: plan } = await at.cloud.ask('POST', '/v1/sweeps/plan', { sweep: sweepOf(scenario) });
  expect(plan).toMatchObject({ load: { replication: 1_440_000, most: mostLoad } });
  const id = await startSweep(sweepOf(scenario, { factors: [years] }));
  expect((await at.cloud.ending(id)).path).toEqual(['Prepare', 'Is anything left?', 'Finished']);
  const { failure } = (await read(id)) as { failure: { code: string; message: string } };
  expect(failure.code).toBe('too-large');
  expect(failure.message).toMatch(/limit replicationLoad/);
  const { statusCode, json } = await at.cloud.ask('POST', '/v1/sweeps', {
    sweep: sweepOf(scenario, { set: { branchYears: 5 } }),
  });
  expect(statusCode, JSON.stringify(json)).toBe(422);
});

test('how far a sweep is can be asked while it runs, and cancelling stops it for good', async () => {
  const { id: scenario } = await scenarioOf('sweep cancelled', { parameters: idle });
  const told: { done: number; planned: number }[] = [];
  let cancelled: Promise<unknown> | undefined;
  let id = '';
  onePerBatch(at.cloud);
  const started = new Promise<void>((known) => {
    at.cloud.fault = async (handler) => {
      if (handler !== 'run-chunk') return;
      await started;
      told.push((await read(id)).progress as (typeof told)[number]);
      if (told.length >= 3) await (cancelled ??= at.cloud.ask('POST', `/v1/sweeps/${id}/cancel`));
    };
    void startSweep(sweepOf(scenario, { replications: 80 })).then((made) => {
      id = made;
      known();
    });
  });
  await started;
  expect(await at.cloud.ending(id)).toMatchObject({ status: 'ABORTED' });
  expect(told[0].planned).toBe(480);
  expect(told.at(-1)!.done).toBeGreaterThan(0);
  expect((await read(id)).status).toBe('cancelled');
});

function throttled(): Error {
  return Object.assign(new Error('slow down'), { name: 'Lambda.TooManyRequestsException' });
}
