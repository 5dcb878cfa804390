import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  FaultyProxy,
  type ProxyFault,
  bucketRefusal,
  databaseRefusal,
} from '../../bench/reliability/faulty-proxy.ts';
import { DynamoStore } from '../../functions/adapters/dynamo-store.ts';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { LocalEngine } from '../../functions/adapters/local-engine.ts';
import { S3Objects } from '../../functions/adapters/s3-objects.ts';
import type { Service } from '../../functions/app/service.ts';
import type { Client } from '../../functions/client/client.ts';
import { limits } from '../../functions/contract/limits.ts';
import { openDatabase } from '../../functions/local/database.ts';
import { isPassing } from '../../functions/ports/passing-fault.ts';
import { documentKey } from '../../functions/steps/object-keys.ts';
import { type BundledService, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

const slowness = 200;
const away = { problem: { status: 503, code: 'unavailable' }, retryAfter: 5 };

describe('the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carat-faults-'));
  let proxy: FaultyProxy;
  let close: () => Promise<void>;
  let bundle: BundledService;
  let engine: LocalEngine;
  let service: Served;
  let ask: Client;
  beforeAll(async () => {
    bundle = await bundledService();
    const database = await openDatabase(folder, async (place) => {
      proxy = await FaultyProxy.open(place, { refusal: databaseRefusal, slowness });
      return { port: proxy.port };
    });
    close = () => database.close();
    const store = new DynamoStore(database.client, database.table);
    const objectFolder = join(folder, 'objects');
    const objects = new FolderObjects(objectFolder);
    const own: Pick<Service, 'store' | 'objects' | 'code' | 'limits' | 'log'> = {
      store,
      objects,
      code: 'test',
      limits,
      log: () => undefined,
    };
    engine = new LocalEngine({ ...own, folder: objectFolder, worker: bundle.worker, threads: 1 });
    service = await served({ ...own, engine });
    ask = service.askAs('me');
  });
  afterAll(async () => {
    await proxy.put(undefined);
    await engine.close();
    await service.close();
    await close();
    await proxy.close();
    bundle.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each<ProxyFault>(['refuses', 'cuts answers', 'cuts requests', 'throttles'])(
    'that %s is told as such, loses nothing and makes nothing twice',
    async (fault) => {
      const body = smallDocument({ title: fault });
      const kept = (await ask('createScenario', { body })).body;
      await proxy.put(fault);
      const idempotencyKey = crypto.randomUUID();
      const asked = [
        ask('readHealth'),
        ask('listScenarios'),
        ask('readScenario', { params: { id: kept.id } }),
        ask('createScenario', { body, idempotencyKey }),
        ask('startRun', { body: { scenario: { id: kept.id } } }),
      ];
      for (const refused of await Promise.allSettled(asked))
        expect(refused).toMatchObject({ status: 'rejected', reason: away });
      await proxy.put(undefined);
      expect((await ask('readScenario', { params: { id: kept.id } })).body).toEqual(kept);
      const made = await ask('createScenario', { body, idempotencyKey });
      const { items } = (await ask('listScenarios', { query: { limit: 200 } })).body;
      const own = items.filter(({ title }) => title === fault).map(({ id }) => id);
      expect(own.sort()).toEqual([kept.id, made.body.id].sort());
    },
    60_000,
  );

  test('that is slow is awaited', async () => {
    await proxy.put('is slow');
    const begun = performance.now();
    const { body } = await ask('createScenario', { body: smallDocument() });
    expect(performance.now() - begun).toBeGreaterThan(slowness);
    await proxy.put(undefined);
    expect((await ask('readScenario', { params: { id: body.id } })).body).toEqual(body);
  });

  test('that is away while a run goes on keeps it waiting, no longer', async () => {
    const { body: run } = await ask('startRun', {
      body: { scenario: { document: smallDocument({ seed: 'away' }) }, replications: 8 },
    });
    await proxy.put('refuses');
    await new Promise((wake) => setTimeout(wake, 1500));
    await proxy.put(undefined);
    const params = { id: run.id };
    const { body: ended } = await until(
      () => ask('readRun', { params }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    expect(ended).toMatchObject({ status: 'succeeded', replications: 8 });
  }, 60_000);
});

describe('a bucket', () => {
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (7 * i) % 256));
  let server: Awaited<ReturnType<typeof startFauxqs>>;
  let proxy: FaultyProxy;
  let objects: S3Objects;
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, logger: false });
    proxy = await FaultyProxy.open({ port: server.port }, { refusal: bucketRefusal, slowness });
    const client = new S3Client({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${proxy.port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await client.send(new CreateBucketCommand({ Bucket: 'carat' }));
    objects = new S3Objects(client, 'carat');
  });
  afterAll(async () => {
    await proxy.put(undefined);
    await proxy.close();
    await server.stop();
  });
  const isWhole = (found: Uint8Array | undefined) => found !== undefined && bytes.equals(found);

  test.each<ProxyFault>(['refuses', 'cuts answers', 'cuts requests', 'throttles'])(
    'that %s half-way gives whole objects or none',
    async (fault) => {
      await objects.put(`kept ${fault}`, bytes);
      await proxy.put(fault);
      const [read, put] = await Promise.allSettled([
        objects.get(`kept ${fault}`),
        objects.put(`new ${fault}`, bytes),
      ]);
      await proxy.put(undefined);
      expect(read.status === 'rejected' && isPassing(read.reason)).toBe(true);
      expect(isWhole(await objects.get(`kept ${fault}`))).toBe(true);
      const found = await objects.get(`new ${fault}`);
      if (put.status === 'rejected') {
        expect(isPassing(put.reason)).toBe(true);
        expect(found === undefined || isWhole(found)).toBe(true);
      } else expect(isWhole(found)).toBe(true);
      await objects.put(`new ${fault}`, bytes);
      expect(isWhole(await objects.get(`new ${fault}`))).toBe(true);
    },
    60_000,
  );

  test('that cuts one answer is read again', async () => {
    await objects.put('kept', bytes);
    const met = proxy.met;
    await proxy.put('cuts answers', 1);
    expect(isWhole(await objects.get('kept'))).toBe(true);
    expect(proxy.met).toBe(met + 1);
    await proxy.put(undefined);
  }, 60_000);
});

describe('a folder', () => {
  test.skipIf(process.platform !== 'linux')(
    'that may not be written refuses, and is tried again',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'carat-faults-'));
      const objects = new FolderObjects(folder);
      const service = await served({ objects });
      onTestFinished(async () => {
        await service.close();
        rmSync(folder, { recursive: true, force: true });
      });
      const ask = service.askAs('me');
      const documents = dirname(join(folder, documentKey('me', '')));
      mkdirSync(dirname(documents), { recursive: true });
      // Nobody may make files there, not even root.
      symlinkSync('/sys/kernel', documents);
      const request = { body: smallDocument(), idempotencyKey: 'once' };
      await expect(ask('createScenario', request)).rejects.toMatchObject(away);
      rmSync(documents);
      const { body } = await ask('createScenario', request);
      expect((await ask('listScenarios')).body.items.map(({ id }) => id)).toEqual([body.id]);
    },
  );

  test.skipIf(process.platform !== 'linux')('without space tells so, and keeps nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carat-faults-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    /** What the system says when the disk is full, said by its own device. */
    class FullDisk extends FolderObjects {
      override put(): Promise<void> {
        writeFileSync('/dev/full', 'x');
        return Promise.resolve();
      }
    }
    const service = await served({ objects: new FullDisk(folder) });
    onTestFinished(() => service.close());
    const ask = service.askAs('me');
    await expect(ask('createScenario', { body: smallDocument() })).rejects.toMatchObject({
      problem: { status: 507, code: 'storage-full' },
    });
    expect((await ask('listScenarios')).body.items).toEqual([]);
  });
});
