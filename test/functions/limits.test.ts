import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ServiceError } from '../../functions/client/client.ts';
import type { ProblemError } from '../../functions/app/problem.ts';
import { checkLimits, checkPace, organisationIssues } from '../../functions/app/limit-checks.ts';
import type { Service } from '../../functions/app/service.ts';
import { type Limits, limits } from '../../functions/contract/limits.ts';
import { checkRoom, checkStartingRoom } from '../../functions/local/disk-room.ts';
import type { RunPlan } from '../../functions/ports/records.ts';
import { parse } from '../../scenarios/parse.ts';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

const plan: RunPlan = {
  arms: ['isolated', 'cluster'],
  isFixed: true,
  cap: 10,
  precision: 1,
  confidence: 0.95,
  withNetwork: false,
};

/** Paths of what is refused of a run of 12 organisations over 1 year and 1 more for each of 2 arms, 10 replications. */
function refused(lowered: Partial<Limits>, changes: Partial<RunPlan> = {}): string[] {
  const parsing = parse(smallDocument());
  if (!parsing.ok) throw new Error('the document is faulty');
  try {
    checkLimits(parsing.loaded, { ...plan, ...changes }, { ...limits, ...lowered });
    return [];
  } catch (error) {
    return (error as ProblemError).errors.map(
      ({ path, message }) => `${path} ${/limit \w+/.exec(message)![0]}`,
    );
  }
}

test('a run that just reaches a limit is taken, one beyond is refused, and the limit named', () => {
  const each = 12 * 12 * (1 + 2);
  const rows: readonly [keyof Limits, number, string][] = [
    ['organisations', 12, '/scenario'],
    ['replications', 10, '/replications'],
    ['replicationLoad', each, '/scenario'],
    ['load', 10 * each, '/replications'],
  ];
  for (const [name, value, path] of rows) {
    expect(refused({ [name]: value })).toEqual([]);
    expect(refused({ [name]: value - 1 })).toEqual([`${path} limit ${name}`]);
  }
});

test('where a precision is sought, it is the cap that is refused', () => {
  expect(refused({ replications: 9 }, { isFixed: false })).toEqual(['/cap limit replications']);
});

test('all limits that a run passes are named at once', () => {
  expect(refused({ organisations: 1, replications: 1, replicationLoad: 1, load: 1 })).toHaveLength(4);
});

test('a document that is sent along may have as many organisations as the limit, and no more', () => {
  const issues = (organisationCount: unknown) =>
    organisationIssues({ scenario: { document: { parameters: { organisationCount } } } }, limits);
  expect(issues(100_000)).toEqual([]);
  expect(issues(100_001)).toHaveLength(1);
  expect(issues('many')).toEqual([]);
});

afterEach(() => vi.useRealTimers());

test('the starts of an owner are counted by the minute of the clock, and when to come again is said', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:59.000Z'), toFake: ['Date'] });
  const asked: unknown[] = [];
  let isGranted = true;
  const store = { spend: (...words: unknown[]) => Promise.resolve(asked.push(words) > 0 && isGranted) };
  const service = { store, limits: { ...limits, startsPerMinute: 3 } } as unknown as Service;
  await checkPace(service, 'o');
  const window = Date.parse('2026-01-01T00:00:00.000Z') / 60_000;
  // Kept until the minute after is over as well, so that no clock that is a little behind begins to count anew.
  expect(asked).toEqual([['o', `start-${window}`, 3, 60 * (window + 2)]]);
  isGranted = false;
  const refusal = await checkPace(service, 'o').catch((error: unknown) => error as ProblemError);
  expect(refusal).toMatchObject({ code: 'too-many', headers: { 'Retry-After': '1' } });
});

/** Organisations × months of a replication of the isolated arm of the reference scenario. */
const biowinLoad = 260 * 12 * (10 + 10);
let small: Served;
let smaller: Served;
beforeAll(async () => {
  const low = { ...limits, bodyBytes: 2000, designValues: 40, sweepTexts: 2, sweepRuns: 20 };
  small = await served({ limits: { ...low, organisations: 260, replicationLoad: biowinLoad } });
  smaller = await served({ limits: { ...low, organisations: 259, replicationLoad: biowinLoad - 1 } });
});
afterAll(async () => {
  await small.close();
  await smaller.close();
});

async function post(path: string, body: object, headers: object = {}, { address } = small) {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Owner': 'o', ...headers },
    body: JSON.stringify(body),
  });
  const { detail = '' } = (await response.json()) as { detail?: string };
  return { status: response.status, limit: /\(limit (\w+)\)/.exec(detail)?.[1] };
}

/** What is wrong with a sweep where the limits are lowest. */
async function problem(body: object): Promise<readonly { readonly message: string }[]> {
  const refusal = await smaller
    .askAs('o')('startSweep', { body: body as never })
    .catch((error: unknown) => error);
  return (refusal as ServiceError).problem.errors ?? [];
}

const sweep = (design: object, factors: object[], more: object = {}) => ({
  sweep: { name: 's', title: 'S', scenario: 'biowin', arms: ['isolated'], factors, design, replications: 1 },
  ...more,
});
const ranges = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ at: ['exportShare', 'relatedShare'][i], min: 0.1, max: 0.2 }));

test('a sweep that just reaches a limit is taken, one beyond is refused, and the limit named', async () => {
  const cube = (points: number) => sweep({ kind: 'latin-hypercube', points }, ranges(2));
  expect(await post('/v1/sweeps', cube(20))).toEqual({ status: 202, limit: undefined });
  expect(await post('/v1/sweeps', cube(21))).toEqual({ status: 422, limit: 'designValues' });

  const line = (points: number, more = {}) => sweep({ kind: 'sobol', points }, ranges(1), more);
  expect(await post('/v1/sweeps', line(20))).toEqual({ status: 202, limit: undefined });
  expect(await post('/v1/sweeps', line(21))).toEqual({ status: 422, limit: 'sweepRuns' });
  expect(await post('/v1/sweeps', line(1000, { limit: 20 }))).toEqual({ status: 202, limit: undefined });

  expect(await post('/v1/sweeps', line(1), {}, smaller)).toEqual({ status: 422, limit: 'replicationLoad' });
  expect((await problem(line(1))).map(({ message }) => /limit \w+/.exec(message)![0])).toEqual([
    'limit replicationLoad',
    'limit organisations',
  ]);

  const regions = (names: string[]) => sweep({ kind: 'full-factorial' }, [{ at: 'scenario', values: names }]);
  expect((await post('/v1/sweeps', regions(['biowin', 'prato']))).limit).not.toBe('sweepTexts');
  expect((await post('/v1/sweeps', regions(['biowin', 'prato', 'belluno']))).limit).toBe('sweepTexts');
});

test('a body that just reaches its limit is read, a byte beyond is refused', async () => {
  const length = JSON.stringify({ x: '' }).length;
  expect((await post('/v1/runs', { x: 'x'.repeat(2000 - length) })).status).toBe(422);
  expect(await post('/v1/runs', { x: 'x'.repeat(2001 - length) })).toEqual({
    status: 413,
    limit: 'bodyBytes',
  });
});

test('an Idempotency-Key has 1 to 200 characters', async () => {
  const send = async (key: string) =>
    (await post('/v1/scenarios', smallDocument(), { 'Idempotency-Key': key })).status;
  expect(await send('k'.repeat(200))).toBe(201);
  expect(await send('k'.repeat(201))).toBe(422);
});

test('while less of the disk is free than docs/service.md says, what would be stored is refused', async () => {
  const [, told] = /While less than (\d+) MB of the disk are free/.exec(
    readFileSync('docs/service.md', 'utf8'),
  )!;
  const reserve = 1e6 * Number(told);
  await checkRoom('here', undefined, reserve);
  await expect(checkRoom('here', undefined, reserve - 1)).rejects.toMatchObject({ code: 'storage-full' });
  await expect(checkRoom('here', 10, 9)).rejects.toThrow(
    'the disk of here requires 10 bytes free, and has 9',
  );
});

test('a service starts where a megabyte is free, and else says what to do', () => {
  checkStartingRoom('here', 1_000_000);
  expect(() => checkStartingRoom('here', 999_999)).toThrow(
    'the disk of here requires 1000000 bytes free to start, and has 999999',
  );
});
