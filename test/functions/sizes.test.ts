import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { secondsOf } from '../../functions/adapters/chunk-limit.ts';
import { newId } from '../../functions/app/identifier.ts';
import { resultFile } from '../../functions/app/result-file.ts';
import type { Service } from '../../functions/app/service.ts';
import type { RunRecord } from '../../functions/ports/records.ts';
import { linesPerBatch, mostLoad } from '../../functions/steps/batch-size.ts';
import { chunkSize, planChunks, replicationLoad } from '../../functions/steps/plan-chunks.ts';
import { parse } from '../../scenarios/parse.ts';
import { smallDocument } from './documents.ts';

const page = readFileSync('docs/deploy.md', 'utf8');

test('docs/deploy.md says how much one replication may have in the cloud', () => {
  const [, told] = /one replication may have ([\d,]+) organisations × months × arms/.exec(page)!;
  expect(mostLoad).toBe(Number(told.replaceAll(',', '')));
  expect(linesPerBatch(mostLoad)).toBe(1);
  expect(linesPerBatch(mostLoad + 1)).toBeUndefined();
  // A minute of work: 37 microseconds per organisation and month, half as much again in the cloud.
  expect(linesPerBatch(200_000)).toBe(Math.floor(60 / (200_000 * 37e-6 * 1.5)));
  expect(linesPerBatch(2_000_000)).toBe(1);
});

test('a result above 4 MB is answered with a link where there are links, one of 4 MB with its bytes', async () => {
  expect(page).toContain('Results above 4 MB are answered with a link');
  const answer = (size: number, link: string | undefined) => {
    const service = {
      objects: { link: () => Promise.resolve(link), get: () => Promise.resolve(new Uint8Array(size)) },
    } as unknown as Service;
    const run = { id: 'r', status: 'succeeded', files: [{ name: 'f', key: 'k', size }] };
    const headers = { 'Content-Type': 't', 'Content-Disposition': 'd' };
    return resultFile(service, run as unknown as RunRecord, 'f', headers);
  };
  expect(await answer(4_000_000, 'https://there')).toHaveProperty('bytes');
  expect(await answer(4_000_001, 'https://there')).toEqual({ redirect: 'https://there' });
  expect(await answer(4_000_001, undefined)).toHaveProperty('bytes');
});

/** A scenario of as many organisations, a year before the branch and a year after it. */
function regionOf(organisationCount: number) {
  const parsing = parse(smallDocument({ parameters: { organisationCount, burnInYears: 1, branchYears: 1 } }));
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  return parsing.loaded.scenario;
}

test('the load of a replication is organisations times months, those before the branch once', () => {
  expect(replicationLoad(regionOf(10), 3)).toBe(10 * 12 * (1 + 3));
});

test('a chunk has 8, 4 or 2 replications where these are at most 200,000 organisations × months, else 1', () => {
  // Of two arms, 36 months a replication.
  const most = (size: number) => Math.floor(200_000 / (36 * size));
  for (const [size, next] of [
    [8, 4],
    [4, 2],
    [2, 1],
  ]) {
    expect(chunkSize(regionOf(most(size)), 2)).toBe(size);
    expect(chunkSize(regionOf(most(size) + 1), 2)).toBe(next);
  }
});

test('chunks have every replication once, the last what is left, and the first alone the network', () => {
  const plan = {
    arms: ['isolated' as const],
    isFixed: true,
    cap: 9,
    precision: 1,
    confidence: 0.95,
    withNetwork: true,
  };
  const source = { owner: 'o', documentKey: 'd', scenarioHash: 'h', plan, size: 4, code: 'c' };
  const lines = planChunks(source, 9);
  expect(lines.map(({ replications }) => replications)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8]]);
  expect(lines.map(({ withNetwork }) => withNetwork)).toEqual([true, false, false]);
});

test('a chunk has the seconds of its limit, or ten times as long as was measured, where that is more', () => {
  expect(secondsOf(120, 200_000)).toBe(120);
  expect(secondsOf(120, 1e6)).toBeCloseTo(370, 9);
  expect(secondsOf(120, 120 / 370e-6)).toBeCloseTo(120, 9);
});

test('an id is 10 digits of time and 16 of luck, and sorts by its time', () => {
  const ids = [0, 1, 31, 32, 1_800_000_000_000, 32 ** 10 - 1].map((now) => newId(now));
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.map((id) => id.slice(0, 10)).slice(0, 4)).toEqual([
    '0000000000',
    '0000000001',
    '000000000z',
    '0000000010',
  ]);
  expect(ids.at(-1)!.slice(0, 10)).toBe('zzzzzzzzzz');
  const luck = new Set(Array.from({ length: 64 }, () => newId(0).slice(10)));
  expect(luck.size).toBe(64);
});
