import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../functions/local/database.ts';

test('every query of the embedded database closes what it has read', async () => {
  const level = createRequire(
    createRequire(createRequire(import.meta.url).resolve('dynalite')).resolve('level'),
  );
  const { AbstractValueIterator } = level('abstract-level') as {
    AbstractValueIterator: { prototype: object };
  };
  // Both kinds of iterators inherit it.
  const base = Object.getPrototypeOf(AbstractValueIterator.prototype) as { close(): Promise<void> };
  const folder = mkdtempSync(join(tmpdir(), 'carat-iterators-'));
  const database = await openDatabase(folder);
  const { client, table } = database;
  const closed = vi.spyOn(base, 'close');
  try {
    for (let i = 0; i < 5; i += 1) {
      const before = closed.mock.calls.length;
      await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'OWNER#nobody' },
        }),
      );
      await vi.waitFor(() => expect(closed.mock.calls.length).toBeGreaterThan(before));
    }
  } finally {
    closed.mockRestore();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
