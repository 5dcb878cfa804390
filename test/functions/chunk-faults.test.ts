import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultyProcess, faultyProcess } from '../../bench/reliability/faulty-process.ts';
import { until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

/** A thread on a busy machine takes seconds to begin. */
const chunkSeconds = 8;
let service: FaultyProcess;
beforeAll(async () => (service = await faultyProcess(0, chunkSeconds)), 120_000);
afterAll(() => service.end());

async function runOf(seed: string) {
  const { body } = await service.ask('startRun', {
    body: { scenario: { document: smallDocument({ seed }) }, replications: 2 },
  });
  const { body: run } = await until(
    () => service.ask('readRun', { params: { id: body.id } }),
    ({ body: { finishedAt } }) => finishedAt !== undefined,
  );
  return run;
}

test.each([
  ['ends its thread', 'fault', 'the log of the service tells more'],
  ['waits for ever', 'overdue', `did not end within ${chunkSeconds} s (limit chunkSeconds)`],
  ['no space is left as the chunk is kept', 'storage-full', 'no space is left'],
])(
  'a run whose chunk meets a fault (%s) tells why it failed',
  async (fault, code, message) => {
    service.putInThreads(fault);
    expect(await runOf(fault)).toMatchObject({
      status: 'failed',
      failure: { code, message: expect.stringContaining(message) as string },
    });
    service.putInThreads('');
    expect((await runOf(fault)).status).toBe('succeeded');
  },
  120_000,
);

test('a run of a sweep that hangs is given up alone, and the others are kept', async () => {
  const { body: scenario } = await service.ask('createScenario', { body: smallDocument() });
  service.putInThreads('waits for ever');
  const { body: started } = await service.ask('startSweep', {
    body: {
      sweep: {
        name: 'hanging',
        title: 'Hanging',
        scenario: scenario.id,
        arms: ['isolated', 'cluster'],
        factors: [{ at: 'exportShare', values: [0.1] }],
        design: { kind: 'full-factorial' },
        replications: 3,
      },
    },
  });
  const params = { id: started.id };
  const { body: sweep } = await until(
    () => service.ask('readSweep', { params }),
    ({ body: { finishedAt } }) => finishedAt !== undefined,
  );
  service.putInThreads('');
  expect(sweep).toMatchObject({ status: 'succeeded', account: { computed: 6, failed: 1 } });
  const { body: failures } = await service.ask('readSweepFile', {
    params: { ...params, file: 'failures.csv' },
  });
  expect(Buffer.from(failures).toString()).toContain('did not end within 8 s (limit chunkSeconds)');
}, 120_000);
