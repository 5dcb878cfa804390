import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { S3Objects } from '../../functions/adapters/s3-objects.ts';
import { ServiceError } from '../../functions/client/client.ts';
import { isPassing } from '../../functions/ports/passing-fault.ts';
import { until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import type { FaultyProcess } from './faulty-process.ts';
import { FaultyProxy, type ProxyFault, bucketRefusal, proxyFaults } from './faulty-proxy.ts';
import { type Findings, table } from './study.ts';

/** Milliseconds for which the database meets its fault. */
const duration = 5000;
/** Those who ask meanwhile. */
const clients = 4;

/** Asks a service whose database meets one fault after another, and counts afterwards what it kept. */
export async function databaseFaults(
  service: FaultyProcess,
  tell: (progress: string) => void,
): Promise<Findings> {
  const rows: (string | number)[][] = [];
  const faults: string[] = [];
  for (const fault of proxyFaults) {
    tell(`the database ${fault}`);
    const { ask } = service;
    const body = { scenario: { document: smallDocument({ seed: fault }) }, replications: 8 };
    const { body: run } = await ask('startRun', { body });
    await service.putBeforeDatabase(fault);
    const seen: Seen = {
      answers: 0,
      good: 0,
      told: 0,
      longest: 0,
      others: [],
      keys: new Map(),
      kept: new Set(),
    };
    const end = performance.now() + duration;
    const writers = Array.from({ length: clients }, (_, i) => client(service, `${fault} ${i}`, seen, end));
    await new Promise((wake) => setTimeout(wake, duration));
    await service.putBeforeDatabase('none');
    await Promise.all(writers);
    const over = performance.now();
    const { body: ended } = await until(
      () => ask('readRun', { params: { id: run.id } }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    const wait = (performance.now() - over) / 1000;
    for (const id of seen.kept)
      await ask('readScenario', { params: { id } }).catch(() => faults.push(`${fault}: ${id} was lost`));
    // Asked again by the same keys, everything is there once.
    for (const [key, title] of seen.keys)
      await ask('createScenario', { body: smallDocument({ title }), idempotencyKey: key });
    const found = await count(service, fault);
    if (found !== seen.keys.size) faults.push(`${fault}: ${found} scenarios of ${seen.keys.size} asked for`);
    if (ended.status !== 'succeeded') faults.push(`${fault}: the run that was under way ${ended.status}`);
    faults.push(...seen.others.map((other) => `${fault}: ${other}`));
    rows.push([
      fault,
      seen.answers,
      seen.good,
      seen.told,
      seen.others.length,
      (seen.longest / 1000).toFixed(1),
      `${seen.kept.size} of ${seen.kept.size}`,
      `${ended.status}, ${wait.toFixed(1)} s after`,
    ]);
  }
  const head = [
    'the database',
    'answers meanwhile',
    'as ever',
    '503 with Retry-After',
    'others',
    'longest, s',
    'acknowledged scenarios, present',
    'a run that was under way',
  ];
  return { lines: table(head, rows), faults };
}

interface Seen {
  answers: number;
  good: number;
  told: number;
  /** Milliseconds. */
  longest: number;
  readonly others: string[];
  /** Titles of what was asked for, by idempotency key. */
  readonly keys: Map<string, string>;
  /** Ids that were acknowledged. */
  readonly kept: Set<string>;
}

async function client({ ask }: FaultyProcess, name: string, seen: Seen, end: number): Promise<void> {
  const time = async (answer: Promise<unknown>) => {
    const begun = performance.now();
    await answer.then(
      () => (seen.good += 1),
      (error: unknown) => {
        const isTold =
          error instanceof ServiceError &&
          error.problem.status === 503 &&
          error.problem.type !== 'about:blank' &&
          error.retryAfter !== undefined;
        if (isTold) seen.told += 1;
        else seen.others.push(String(error));
      },
    );
    seen.answers += 1;
    seen.longest = Math.max(seen.longest, performance.now() - begun);
  };
  for (let i = 0; performance.now() < end; i += 1) {
    const [key, title] = [crypto.randomUUID(), `${name}, ${i}`];
    seen.keys.set(key, title);
    const keep = ask('createScenario', { body: smallDocument({ title }), idempotencyKey: key });
    await time(keep.then(({ body }) => seen.kept.add(body.id)));
    await time(ask('listScenarios'));
    await time(ask('readHealth'));
  }
}

async function count({ ask }: FaultyProcess, fault: ProxyFault): Promise<number> {
  let found = 0;
  let cursor: string | undefined;
  do {
    const query = { limit: 200, search: `${fault} `, ...(cursor !== undefined && { cursor }) };
    const { body } = await ask('listScenarios', { query });
    found += body.items.length;
    cursor = body.next;
  } while (cursor !== undefined);
  return found;
}

/** Writes and reads objects of a bucket that meets one fault after another. */
export async function bucketFaults(tell: (progress: string) => void): Promise<Findings> {
  const server = await startFauxqs({ port: 0, logger: false });
  const proxy = await FaultyProxy.open({ port: server.port }, { refusal: bucketRefusal, slowness: 1000 });
  const s3 = new S3Client({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${proxy.port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const rows: (string | number)[][] = [];
  const faults: string[] = [];
  try {
    await s3.send(new CreateBucketCommand({ Bucket: 'carat' }));
    const objects = new S3Objects(s3, 'carat');
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (7 * i) % 256));
    for (const fault of proxyFaults) {
      tell(`the bucket ${fault}`);
      const names = Array.from({ length: 10 }, (_, i) => `${fault}/${i}`);
      for (const name of names) await objects.put(`${name}/before`, bytes);
      await proxy.put(fault);
      const written = await Promise.allSettled(names.map((name) => objects.put(`${name}/new`, bytes)));
      const read = await Promise.allSettled(names.map((name) => objects.get(`${name}/before`)));
      await proxy.put(undefined);
      const refusals = [...written, ...read].flatMap((each) =>
        each.status === 'rejected' ? [each.reason as unknown] : [],
      );
      const unnamed = refusals.filter((reason) => !isPassing(reason));
      faults.push(...unnamed.map((reason) => `the bucket ${fault}: ${String(reason)}`));
      let broken = 0;
      for (const [i, name] of names.entries()) {
        const before = await objects.get(`${name}/before`);
        const after = await objects.get(`${name}/new`);
        const isLost = written[i].status === 'fulfilled' && !after;
        if (!before || !bytes.equals(before) || isLost || (after && !bytes.equals(after))) broken += 1;
      }
      if (broken > 0) faults.push(`the bucket ${fault}: ${broken} objects lost or in part`);
      const done = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
        outcomes.filter(({ status }) => status === 'fulfilled').length;
      rows.push([fault, done(written), done(read), refusals.length - unnamed.length, unnamed.length, broken]);
    }
  } finally {
    await proxy.close().catch(() => undefined);
    await server.stop();
  }
  const head = [
    'the bucket',
    'of 10 objects written',
    'of 10 objects read',
    'told as a fault that may pass',
    'others',
    'objects lost or in part',
  ];
  return { lines: table(head, rows), faults };
}
