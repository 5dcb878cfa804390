import { until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type FaultyProcess, faultyProcess } from './faulty-process.ts';
import { bucketFaults, databaseFaults } from './store-faults.ts';
import { type Findings, type Study, table } from './study.ts';

/** As `faulty-worker.ts` names them. */
const sweepFaults = [
  'throws',
  'ends its thread',
  'hangs',
  'fills its heap',
  'asks for columns without end',
] as const;
const chunkFaults = [
  ...sweepFaults,
  'no space is left as the chunk is kept',
  'store fails as the chunk is kept',
  'store fails half-way through the result',
] as const;

/** Milliseconds that an answer of the slow database takes. */
const slowness = 3000;
/** Seconds that a chunk may take. */
const chunkSeconds = 20;
const replications = 2;

export const faults: Study = {
  title: 'Faults',
  about: [
    `The service runs as a process of its own; the code of its threads is the real one, but for a fault that is put before it. For each fault a run is started and awaited, a scenario is kept, and the health of the service asked. Then the fault is taken away and the same run is started again: it must succeed with all its replications. A chunk has ${chunkSeconds} s and a thread 128 MB here, so that the limits are reached soon. Of a sweep of 8 runs, the one or two of replication 1 of the cluster meet the fault; all others must be there in the end, or the sweep must tell why it failed.`,
    `Then the database meets faults, by a proxy that speaks its protocol in front of it, for 5 s at a time, while a run goes on and 4 clients keep scenarios, list them and ask for the health. Refusing is a port that is closed, slow an answer after ${slowness / 1000} s, throttling ProvisionedThroughputExceededException to everything, cutting a connection that ends in the middle of a request or an answer. Afterwards what was acknowledged is read, and what was not is asked again with the same Idempotency-Key: everything must be there once.`,
    'Last, the adapter of buckets writes and reads objects of 100 kB through the same proxy in front of a stand-in for S3: a key must hold the whole object or none.',
  ],
  notCovered:
    'a single JavaScript array that is larger than the limit of a thread, which ends the whole process, and does so again at the next start, which takes the run up (the columns of the model are no such arrays, and no request that was tried makes one); disks that keep something else than was written; S3 and DynamoDB themselves. A run of a sweep that failed by a limit stays failed for the same version of the results.',
  options: {},
  async run(_, tell) {
    const service = await faultyProcess(slowness, chunkSeconds);
    try {
      const parts = [
        await runFaults(service, tell),
        await chunksOfSweeps(service, tell),
        await databaseFaults(service, tell),
        await bucketFaults(tell),
      ];
      return {
        lines: parts.flatMap(({ lines }, i) => (i === 0 ? lines : ['', ...lines])),
        faults: parts.flatMap((part) => part.faults),
      };
    } finally {
      await service.end();
    }
  },
};

async function runFaults(service: FaultyProcess, tell: (progress: string) => void): Promise<Findings> {
  const rows: (string | number)[][] = [];
  const found: string[] = [];
  for (const [i, fault] of chunkFaults.entries()) {
    tell(fault);
    const run = async (seed: string) => {
      const body = { scenario: { document: smallDocument({ seed }) }, replications };
      const begun = performance.now();
      const { body: started } = await service.ask('startRun', { body });
      const { body: ended } = await until(
        () => service.ask('readRun', { params: { id: started.id } }),
        ({ body: { finishedAt } }) => finishedAt !== undefined,
      );
      return { ...ended, seconds: (performance.now() - begun) / 1000 };
    };
    service.putInThreads(fault);
    const failed = await run(`fault ${i}`);
    const health = (await service.ask('readHealth')).body.status;
    const kept = await service.ask('createScenario', { body: smallDocument({ title: fault }) });
    service.putInThreads('');
    const again = await run(`fault ${i}`);
    const result = async (id: string) => (await service.ask('readResult', { params: { id } })).body;
    const answer = again.status === 'succeeded' ? await result(again.id) : undefined;
    const isWhole = answer?.replications === replications;
    rows.push([
      fault,
      `${failed.status}: ${failed.failure?.message ?? ''}`,
      failed.seconds.toFixed(1),
      `${health}, keeps scenarios`,
      isWhole ? 'yes' : again.status,
    ]);
    if (failed.status !== 'failed' || !failed.failure) found.push(`${fault}: the run ${failed.status}`);
    if (health !== 'ok' || kept.body.title !== fault) found.push(`${fault}: the service is not well`);
    if (!isWhole) found.push(`${fault}: the run that was started again ${again.status}`);
  }
  const head = [
    'fault of a chunk of a run',
    'what the client saw of the run',
    'after, s',
    'the service meanwhile',
    'started again: succeeded',
  ];
  return { lines: table(head, rows), faults: found };
}

async function chunksOfSweeps(service: FaultyProcess, tell: (progress: string) => void): Promise<Findings> {
  const rows: (string | number)[][] = [];
  const found: string[] = [];
  for (const fault of sweepFaults) {
    tell(`a sweep: ${fault}`);
    const { body: scenario } = await service.ask('createScenario', {
      body: smallDocument({ seed: `sweep ${fault}` }),
    });
    service.putInThreads(fault);
    const begun = performance.now();
    const { body: sweep } = await service.ask('startSweep', {
      body: {
        sweep: {
          name: 'faulty',
          title: fault,
          scenario: scenario.id,
          arms: ['isolated', 'cluster'],
          factors: [{ at: 'exportShare', values: [0.1, 0.5] }],
          design: { kind: 'full-factorial' },
          replications,
        },
      },
    });
    const { body: ended } = await until(
      () => service.ask('readSweep', { params: { id: sweep.id } }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    service.putInThreads('');
    const { body: other } = await service.ask('startRun', {
      body: { scenario: { id: scenario.id }, replications },
    });
    const { body: run } = await until(
      () => service.ask('readRun', { params: { id: other.id } }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    const { account } = ended;
    rows.push([
      fault,
      account
        ? `${ended.status}: ${account.computed - account.failed} runs, ${account.failed} failed`
        : `${ended.status}: ${ended.failure?.message ?? ''}`,
      seconds,
      run.status,
    ]);
    const isTold = account ? account.computed === 8 && account.failed <= 2 : ended.failure !== undefined;
    if (!isTold) found.push(`${fault}: the sweep ${ended.status}`);
    if (run.status !== 'succeeded') found.push(`${fault}: a run after the sweep ${run.status}`);
  }
  const head = [
    'fault of a chunk of a sweep',
    'what the client saw of the sweep',
    'after, s',
    'a run after it',
  ];
  return { lines: table(head, rows), faults: found };
}
