import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { S3Objects } from '../../functions/adapters/s3-objects.ts';
import type { ObjectStore } from '../../functions/ports/object-store.ts';

function inFolder(): Promise<ObjectStore> {
  const folder = mkdtempSync(join(tmpdir(), 'carat-objects-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return Promise.resolve(new FolderObjects(folder));
}

async function inBucket(): Promise<ObjectStore> {
  const server = await startFauxqs({ port: 0, logger: false });
  onTestFinished(() => server.stop());
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${server.port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'carat' }));
  return new S3Objects(client, 'carat');
}

describe.each([
  ['a folder', inFolder],
  ['a bucket', inBucket],
])('objects in %s', (_, open) => {
  const bytes = Uint8Array.from([0, 1, 2, 250, 255]);

  test('an object is read back as it was written, and replaced as a whole', async () => {
    const objects = await open();
    expect(await objects.has('a/b')).toBe(false);
    expect(await objects.get('a/b')).toBeUndefined();
    await objects.put('a/b', bytes);
    expect(await objects.has('a/b')).toBe(true);
    expect(Uint8Array.from((await objects.get('a/b'))!)).toEqual(bytes);
    await objects.put('a/b', new Uint8Array(3));
    expect((await objects.get('a/b'))!.length).toBe(3);
  });

  test('a list names what lies under a prefix, with size and age', async () => {
    const objects = await open();
    for (const key of ['x/1', 'x/y/2', 'z/3']) await objects.put(key, bytes);
    const found = [];
    for await (const each of objects.list('x')) found.push(each);
    expect(found.map(({ key }) => key).sort()).toEqual(['x/1', 'x/y/2']);
    for (const { size, modified } of found) {
      expect(size).toBe(5);
      expect(Math.abs(Date.now() - modified.getTime())).toBeLessThan(60_000);
    }
  });

  test('what was removed is gone, and removing it again is no fault', async () => {
    const objects = await open();
    await objects.put('k', bytes);
    await objects.remove('k');
    await objects.remove('k');
    expect(await objects.has('k')).toBe(false);
  });
});

test('no key leads out of the folder', async () => {
  const objects = await inFolder();
  await expect(objects.put('../outside', new Uint8Array(1))).rejects.toThrow(RangeError);
  await expect(objects.get('a/../../outside')).rejects.toThrow(RangeError);
});
