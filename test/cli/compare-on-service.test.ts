import { createColors } from 'picocolors';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { NoAnswerError, compareOnService } from '../../cli/comparison/compare-on-service.ts';
import type { Output } from '../../cli/session.ts';
import { smallRegion } from '../lab/small-region.ts';

/** A service that answers each request after the first by the next of some states, and the times of the requests. */
async function serviceThatSays(...states: readonly object[]) {
  const asked: { what: string; at: number; key?: string }[] = [];
  const server = createServer((request, response) => {
    const key = request.headers['idempotency-key'] as string | undefined;
    asked.push({ what: `${request.method} ${request.url}`, at: performance.now(), ...(key && { key }) });
    const isResult = request.url!.endsWith('/result');
    const state = isResult
      ? { hash: 'h', arms: {} }
      : { id: 'r', ...states[Math.min(asked.length, states.length) - 1] };
    request.resume().on('end', () => {
      response.writeHead(isResult ? 200 : request.method === 'POST' ? 202 : 200, {
        'Content-Type': 'application/json',
      });
      response.end(JSON.stringify(state));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return { asked, service: { address: `http://127.0.0.1:${port}`, code: 'c' } };
}

const output: Output = {
  write: () => undefined,
  colours: createColors(false),
  width: 80,
  isTerminal: false,
  stream: process.stderr,
};
const session = {
  answer: output,
  notices: output,
  signal: new AbortController().signal,
  isQuiet: true,
  isVerbose: false,
  isDebugging: false,
};

test('a run is asked after until it has ended, a few times a second at most', async () => {
  const running = { status: 'running' };
  const { asked, service } = await serviceThatSays(running, running, { status: 'succeeded' });
  expect(await compareOnService(service, smallRegion(), session)).toEqual({
    comparison: { hash: 'h', arms: {} },
    isKnown: false,
  });
  expect(asked.map(({ what }) => what)).toEqual([
    'POST /v1/runs',
    'GET /v1/runs/r',
    'GET /v1/runs/r',
    'GET /v1/runs/r/result',
  ]);
  expect(asked[2].at - asked[0].at).toBeGreaterThan(600);
});

test('what was compared before is not waited for, and the same request has the same key', async () => {
  const first = await serviceThatSays({ status: 'succeeded' });
  const second = await serviceThatSays({ status: 'succeeded' });
  for (const { service } of [first, second])
    expect((await compareOnService(service, smallRegion(), session)).isKnown).toBe(true);
  expect(first.asked).toHaveLength(2);
  expect(second.asked[0].key).toBe(first.asked[0].key);
  expect(first.asked[0].key).toMatch(/^[0-9a-f]{64}$/);
});

test('one that ended without an answer is begun once more, with another key, and then told', async () => {
  const failed = { status: 'failed', failure: { code: 'fault', message: 'it broke' } };
  const { asked, service } = await serviceThatSays(failed, failed);
  await expect(compareOnService(service, smallRegion(), session)).rejects.toThrow(
    new NoAnswerError('it broke'),
  );
  expect(asked.map(({ what }) => what)).toEqual(['POST /v1/runs', 'POST /v1/runs']);
  expect(asked[1].key).not.toBe(asked[0].key);
});
