/** Prints what each request costs: DynamoDB capacity and calls, objects, and the size of what is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DynamoStore } from '../functions/adapters/dynamo-store.ts';
import { FolderObjects } from '../functions/adapters/folder-objects.ts';
import { createApp } from '../functions/app/app.ts';
import { limits } from '../functions/contract/limits.ts';
import { openDatabase } from '../functions/local/database.ts';
import { libraryNames, loadLibrary } from '#scenarios';
import { DamageRegister } from '../functions/ports/damage.ts';

interface Cost {
  calls: number;
  read: number;
  written: number;
  puts: number;
  gets: number;
}

const folder = mkdtempSync(join(tmpdir(), 'carat-requests-'));
const database = await openDatabase(folder);
let cost: Cost;
const sizes = new Map<string, number>();

database.client.middlewareStack.add(
  (next, context) => async (args) => {
    const name = context.commandName ?? '';
    const input = args.input as unknown as Record<string, unknown>;
    input.ReturnConsumedCapacity = 'TOTAL';
    const result = await next(args);
    const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
    const units = ConsumedCapacity?.CapacityUnits ?? 0;
    cost.calls += 1;
    if (/Get|Query/.test(name)) cost.read += units;
    else cost.written += units;
    if (input.Item) {
      const kind = String((input.Item as { sk: string }).sk).split('#')[0];
      const size = JSON.stringify(marshall(input.Item, { removeUndefinedValues: true })).length;
      sizes.set(kind, Math.max(sizes.get(kind) ?? 0, size));
    }
    return result;
  },
  { step: 'initialize' },
);

class CountedObjects extends FolderObjects {
  override put(key: string, bytes: Uint8Array): Promise<void> {
    cost.puts += 1;
    return super.put(key, bytes);
  }
  override get(key: string): Promise<Uint8Array | undefined> {
    cost.gets += 1;
    return super.get(key);
  }
}

const app = createApp({
  damage: new DamageRegister(),
  store: new DynamoStore(database.client, database.table),
  objects: new CountedObjects(join(folder, 'objects')),
  engine: {
    start: () => Promise.resolve(),
    observe: () => Promise.resolve(undefined),
    rehearse: () => Promise.resolve(undefined),
    cancel: () => Promise.resolve(),
  },
  log: () => undefined,
  limits,
  code: 'bench',
  cursorSecret: 'bench',
  allowedOrigins: [],
  ownerOf: () => 'bench',
});

console.log('| request | DynamoDB calls | read units | write units | objects put | objects got |');
console.log('|---|---:|---:|---:|---:|---:|');
const document = loadLibrary('biowin').document;
const json = { 'Content-Type': 'application/json' };
const ids: string[] = [];
for (let i = 0; i < 50; i += 1) {
  const name = libraryNames[i % libraryNames.length];
  cost = { calls: 0, read: 0, written: 0, puts: 0, gets: 0 };
  const made = await app.request('/v1/scenarios', {
    method: 'POST',
    headers: json,
    body: JSON.stringify(loadLibrary(name).document),
  });
  ids.push(((await made.json()) as { id: string }).id);
}
await tell('create a scenario', 'POST', '/v1/scenarios', document);
await tell('create with an idempotency key', 'POST', '/v1/scenarios', document, { 'Idempotency-Key': 'k' });
await tell('repeat it', 'POST', '/v1/scenarios', document, { 'Idempotency-Key': 'k' });
await tell('read a scenario', 'GET', `/v1/scenarios/${ids[0]}`);
await tell('replace a scenario', 'PUT', `/v1/scenarios/${ids[0]}`, document, { 'If-Match': '"1"' });
await tell('list 50 scenarios', 'GET', '/v1/scenarios?limit=50');
await tell('delete a scenario', 'DELETE', `/v1/scenarios/${ids[0]}`, undefined, { 'If-Match': '"2"' });
const run = await tell('start a run', 'POST', '/v1/runs', { scenario: { id: ids[1] }, replications: 40 });
const { id } = JSON.parse(run) as { id: string };
await tell('ask how far it is', 'GET', `/v1/runs/${id}`);
await tell('cancel it', 'POST', `/v1/runs/${id}/cancel`);

console.log('\n| item | bytes as DynamoDB JSON, at most |\n|---|---:|');
for (const [kind, size] of [...sizes].sort()) console.log(`| ${kind} | ${size} |`);
await database.close();
rmSync(folder, { recursive: true, force: true });

async function tell(
  what: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<string> {
  cost = { calls: 0, read: 0, written: 0, puts: 0, gets: 0 };
  const response = await app.request(path, {
    method,
    headers: { ...headers, ...(body !== undefined && json) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
  const { calls, read, written, puts, gets } = cost;
  console.log(`| ${what} | ${calls} | ${read} | ${written} | ${puts} | ${gets} |`);
  return response.text();
}
