import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallDocument } from '../functions/documents.ts';
import { type Carat, type Outcome, bundledCarat } from './carat.ts';
import { runningStart, served } from './running-start.ts';

let carat: Carat;
let data: string;
let words: string[];
beforeAll(async () => {
  carat = await bundledCarat();
  data = join(carat.folder, 'data');
  const scenario = join(carat.folder, 'small.json');
  writeFileSync(scenario, JSON.stringify(smallDocument()));
  words = [scenario, '--data', data];
}, 120_000);
afterAll(() => carat.remove());

/** From the title of the scenario to the hash. */
const answerIn = (out: string) => /^A small region \([^]*hash [0-9a-f]{16}/m.exec(out)?.[0];

test('start prints the verdict as compare does, serves until Ctrl-C, and at the next start has the verdict at once', async () => {
  const compared = await carat(['compare', words[0]]);
  const first = await served(carat.file, words);
  expect(answerIn(first.said().out)).toBe(answerIn(compared.out));
  expect(answerIn(compared.out)).toBeDefined();
  const health = await fetch(`${first.address}/v1/health`);
  expect(health.status).toBe(200);
  const { code, out, err } = await first.end('SIGINT');
  expect(code).toBe(0);
  expect(out).toContain(`Scenarios and results are kept in ${data}`);
  expect(out + err).not.toContain('{"');
  expect(err).toContain('carat: stopping');

  const log = readFileSync(join(data, 'service.log'), 'utf8').trimEnd().split('\n');
  const messages = log.map((line) => (JSON.parse(line) as { message: string }).message);
  expect([messages[0], messages.at(-1)]).toEqual(['service started', 'service stopping']);

  const second = await served(carat.file, words);
  expect(second.said().out).toContain('kept from an earlier start');
  expect(answerIn(second.said().out)).toBe(answerIn(compared.out));
  const runs = (await (await fetch(`${second.address}/v1/runs`)).json()) as { items: object[] };
  expect(runs.items).toHaveLength(1);
  expect((await second.end('SIGTERM')).code).toBe(0);
});

test('a folder in use and a port that is taken are told, with 2, and what is there goes on', async () => {
  const first = await served(carat.file, words);
  const refused = (await runningStart(carat.file, words)) as Outcome;
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toBe(
    `carat: another service works on the folder ${data}: use that one, end it, or name another folder with --data; if there is none, remove ${join(data, 'lock')}\n`,
  );
  expect((await fetch(`${first.address}/v1/health`)).status).toBe(200);
  await first.end('SIGTERM');

  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  const elsewhere = await carat(['start', '--port', String(port), '--data', data]);
  taken.close();
  expect([elsewhere.code, elsewhere.out]).toEqual([2, '']);
  expect(elsewhere.err).toContain(`the port ${port} is taken: choose another with --port`);
});

test('a scenario that cannot be used is told before anything is started', async () => {
  const { code, err } = await carat(['start', 'biowim', '--data', data]);
  expect(code).toBe(2);
  expect(err).toContain('did you mean "biowin"');
});

test('a service that refuses the comparison goes on, and says why', async () => {
  const scenario = join(carat.folder, 'large.json');
  writeFileSync(scenario, JSON.stringify(smallDocument({ parameters: { organisationCount: 200_000 } })));
  const start = await served(carat.file, [scenario, '--data', data]);
  expect(start.said().err).toContain('carat: no verdict: ');
  expect((await start.end('SIGTERM')).code).toBe(0);
});
