import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoStore } from '../../functions/adapters/dynamo-store.ts';
import { keyOf, tableDefinition } from '../../functions/adapters/dynamo-table.ts';
import { newId } from '../../functions/app/identifier.ts';
import { openDatabase } from '../../functions/local/database.ts';
import type { Damage } from '../../functions/ports/damage.ts';
import type { ScenarioRecord } from '../../functions/ports/records.ts';
import type { Store } from '../../functions/ports/store.ts';

/** Address of another DynamoDB to hold against the same tests, as `http://localhost:8000`. */
const endpoint = process.env.CARAT_DYNAMODB_ENDPOINT;

let store: Store;
const found: Damage[] = [];
/** Changes an attribute behind the back of the store. */
let change: (key: object, name: string, value: string | undefined) => Promise<unknown>;
let close: () => unknown;

beforeAll(async () => {
  if (endpoint !== undefined) {
    const table = `carat-${newId()}`;
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        region: 'local',
        endpoint,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
    await client.send(new CreateTableCommand(tableDefinition(table)));
    use(client, table);
    close = () => client.destroy();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'carat-store-'));
  const database = await openDatabase(folder);
  use(database.client, database.table);
  close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());

function use(client: DynamoDBDocumentClient, table: string): void {
  store = new DynamoStore(client, table, (damage) => found.push(damage));
  change = (Key, name, value) =>
    client.send(
      new UpdateCommand({
        TableName: table,
        Key,
        ExpressionAttributeNames: { '#name': name },
        ...(value === undefined
          ? { UpdateExpression: 'REMOVE #name' }
          : { UpdateExpression: 'SET #name = :value', ExpressionAttributeValues: { ':value': value } }),
      }),
    );
}

function record(owner: string, changes: Partial<ScenarioRecord> = {}): ScenarioRecord {
  return {
    owner,
    id: newId(),
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    name: 'one',
    title: 'One',
    structure: 'custom',
    search: 'one one',
    organisationCount: 3,
    hash: '0',
    documentKey: 'document',
    ...changes,
  };
}

test('a record is made once, read back, and removed in its present version alone', async () => {
  const one = record('once');
  expect(await store.create('scenario', one)).toBe(true);
  expect(await store.create('scenario', { ...one, title: 'Two' })).toBe(false);
  expect(await store.read('scenario', 'once', one.id)).toEqual(one);
  expect(await store.remove('scenario', 'once', one.id, 2)).toBe(false);
  expect(await store.remove('scenario', 'once', one.id, 1)).toBe(true);
  expect(await store.read('scenario', 'once', one.id)).toBeUndefined();
});

test('a record that is not as it was written is never answered, and a list names it', async () => {
  const [whole, damaged] = [record('damaged'), record('damaged')];
  for (const each of [whole, damaged]) await store.create('scenario', each);
  await change(keyOf('scenario', 'damaged', damaged.id), 'title', 'Onf');
  await expect(store.read('scenario', 'damaged', damaged.id)).rejects.toMatchObject({
    damage: { subject: `scenario ${damaged.id}` },
  });
  found.length = 0;
  expect((await store.list('scenario', 'damaged', { limit: 10 })).records).toEqual([whole]);
  expect(found).toMatchObject([{ subject: `scenario ${damaged.id}` }]);
});

test('a record of version 0.1.0, which had no checksum, is read as it is', async () => {
  const old = record('old');
  await store.create('scenario', old);
  await change(keyOf('scenario', 'old', old.id), 'sum', undefined);
  expect(await store.read('scenario', 'old', old.id)).toEqual(old);
});

test('an object is released until a record points to it, and again if it was released again', async () => {
  const releasedOf = async () => {
    const all = [];
    for await (const each of store.released('releaser')) all.push(each);
    return all;
  };
  await store.release('releaser', ['owners/x/documents/a.json', 'owners/x/documents/b.json'], 10);
  await store.release('releaser', ['owners/x/documents/a.json'], 20);
  expect(await releasedOf()).toEqual([
    { key: 'owners/x/documents/a.json', at: 20 },
    { key: 'owners/x/documents/b.json', at: 10 },
  ]);
  await store.retain('releaser', { key: 'owners/x/documents/a.json', at: 10 });
  await store.retain('releaser', { key: 'owners/x/documents/b.json', at: 10 });
  expect(await releasedOf()).toEqual([{ key: 'owners/x/documents/a.json', at: 20 }]);
});

test.skipIf(endpoint !== undefined)(
  'a claim whose time is over is forgotten at the next opening',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carat-expired-'));
    const claims = async () => {
      const opened = await openDatabase(folder);
      const { client, table, journal } = opened;
      const now = Math.floor(Date.now() / 1000);
      const own = new DynamoStore(client, table);
      await own.claim('claimer', 'over', { id: 'a', digest: 'd' }, now - 20, now - 10);
      await own.claim('claimer', 'open', { id: 'b', digest: 'd' }, now, now + 1000);
      const found = [...journal.entries.values()].filter((text) => text.includes('CLAIM#'));
      await opened.close();
      return found.length;
    };
    expect(await claims()).toBe(2);
    const reopened = await openDatabase(folder);
    const left = [...reopened.journal.entries.values()].filter((text) => text.includes('CLAIM#'));
    await reopened.close();
    expect(left).toHaveLength(1);
    expect(left[0]).toContain('CLAIM#open');
    rmSync(folder, { recursive: true, force: true });
  },
);

test('a change of an old version changes nothing', async () => {
  const one = record('versions');
  await store.create('scenario', one);
  expect(await store.replace('scenario', { ...one, title: 'A' })).toMatchObject({ version: 2, title: 'A' });
  expect(await store.replace('scenario', { ...one, title: 'B' })).toBeUndefined();
  expect((await store.read('scenario', 'versions', one.id))!.title).toBe('A');
});

test('no owner sees, changes or removes what another has, whatever their names', async () => {
  const names = fc
    .string({ minLength: 1, maxLength: 40, unit: 'binary' })
    .filter((name) => name.trim() !== '');
  await fc.assert(
    fc.asyncProperty(names, names, async (mine, other) => {
      fc.pre(mine !== other);
      const one = record(mine, { search: 'private' });
      await store.create('scenario', one);
      expect(await store.read('scenario', other, one.id)).toBeUndefined();
      expect(await store.replace('scenario', { ...one, owner: other })).toBeUndefined();
      expect(await store.remove('scenario', other, one.id, 1)).toBe(false);
      const { records } = await store.list('scenario', other, { limit: 200, containing: 'private' });
      expect(records.map(({ id }) => id)).not.toContain(one.id);
      for await (const key of store.pointers(other)) expect(key).not.toBe(`of ${one.id}`);
      expect(await store.read('scenario', mine, one.id)).toEqual(one);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test('kinds do not mix, even under one id', async () => {
  const one = record('kinds');
  await store.create('scenario', one);
  expect(await store.read('run', 'kinds', one.id)).toBeUndefined();
  expect((await store.list('run', 'kinds', { limit: 10 })).records).toEqual([]);
});

test('pages of any size list everything once, newest first, with a filter or without', async () => {
  const made: string[] = [];
  for (let i = 0; i < 23; i += 1) {
    const one = record('lister', {
      id: newId(1_700_000_000_000 + i),
      structure: i % 3 === 0 ? 'mesh' : 'custom',
    });
    await store.create('scenario', one);
    made.push(one.id);
  }
  const newest = [...made].reverse();
  for (const limit of [1, 4, 22, 23, 24])
    for (const structure of [undefined, 'mesh']) {
      const listed: string[] = [];
      let after: string | undefined;
      do {
        const equal = structure === undefined ? {} : { structure };
        const page = await store.list('scenario', 'lister', { limit, after, equal });
        listed.push(...page.records.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(listed).toEqual(
        structure === undefined ? newest : newest.filter((id) => made.indexOf(id) % 3 === 0),
      );
    }
});

test('a claim holds until it expires, then the next one does', async () => {
  const first = { id: 'a', digest: '1' };
  const second = { id: 'b', digest: '2' };
  expect(await store.claim('claims', 'key', first, 100, 200)).toEqual(first);
  expect(await store.claim('claims', 'key', second, 150, 250)).toEqual(first);
  expect(await store.claim('claims', 'key', second, 201, 300)).toEqual(second);
});

test('of many who spend at once, exactly as many as the limit are granted', async () => {
  const granted = await Promise.all(Array.from({ length: 20 }, () => store.spend('spender', 'w', 7, 100)));
  expect(granted.filter(Boolean)).toHaveLength(7);
  expect(await store.spend('spender', 'next', 7, 100)).toBe(true);
});

test('every object that a record points to is told', async () => {
  await store.create('scenario', record('pointers', { documentKey: 'd' }));
  await store.create('result', {
    owner: 'pointers',
    id: 'r',
    version: 1,
    createdAt: '',
    updatedAt: '',
    replications: 2,
    files: [{ name: 'f', key: 'k', size: 1 }],
  });
  const keys: string[] = [];
  for await (const key of store.pointers('pointers')) keys.push(key);
  expect(keys.sort()).toEqual(['d', 'k']);
});
