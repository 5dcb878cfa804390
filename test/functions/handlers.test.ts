import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tableDefinition } from '../../functions/adapters/dynamo-table.ts';
import { cloudStore } from '../../functions/handlers/cloud-store.ts';
import { isPassing } from '../../functions/ports/passing-fault.ts';
import { settings } from '../../infra/settings.ts';
import { smallDocument } from './documents.ts';

type Dynalite = (options: object) => Server;

const closing: (() => unknown)[] = [];

beforeAll(async () => {
  const dynalite = (createRequire(import.meta.url)('dynalite') as Dynalite)({ createTableMs: 0 });
  await new Promise<void>((listening) => dynalite.listen(0, '127.0.0.1', listening));
  const buckets = await startFauxqs({ port: 0, logger: false });
  closing.push(
    () => dynalite.closeAllConnections(),
    () => dynalite.close(),
    () => buckets.stop(),
  );
  const { port } = dynalite.address() as { port: number };
  for (const [name, value] of Object.entries({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${buckets.port}`,
    CARAT_PATH_STYLE: 'true',
    CARAT_TABLE: 'carat',
    CARAT_BUCKET: 'carat',
    CARAT_CODE: 'test',
    CARAT_STATE_MACHINE: 'arn:aws:states:us-east-1:123456789012:stateMachine:carat',
    CARAT_CURSOR_SECRET: 'secret',
    CARAT_ORIGINS: 'https://carat.example',
  }))
    vi.stubEnv(name, value);
  await new DynamoDBClient({}).send(new CreateTableCommand(tableDefinition('carat')));
  await new S3Client({ forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'carat' }));
});
afterAll(async () => {
  for (const close of closing) await close();
  vi.unstubAllEnvs();
});

/** An event of the API gateway, payload format 2.0. */
function event(method: string, path: string, authorizer?: object, body?: object) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'api.example', ...(body && { 'content-type': 'application/json' }) },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '23/Nov/2026:05:00:00 +0000',
      timeEpoch: 1,
      ...(authorizer && { authorizer }),
    },
    isBase64Encoded: false,
    ...(body && { body: JSON.stringify(body) }),
  };
}

const person = { jwt: { claims: { iss: 'https://issuer.example', sub: 'person' }, scopes: [] } };
const batch = { iam: { accountId: '123456789012', userId: 'AROAEXAMPLE:session-1' } };

async function ask(method: string, path: string, authorizer?: object, body?: object) {
  const { handler } = await import('../../functions/handlers/api.ts');
  const answer = (await handler(event(method, path, authorizer, body) as never, {} as never)) as {
    statusCode: number;
    body: string;
    headers: Record<string, string>;
  };
  return { ...answer, json: (answer.body ? JSON.parse(answer.body) : undefined) as Record<string, unknown> };
}

test('behind a gateway, the owner is whom the authorizer vouches for, and nobody else', async () => {
  expect((await ask('GET', '/v1/scenarios')).statusCode).toBe(401);
  const created = await ask('POST', '/v1/scenarios', person, smallDocument());
  expect(created.statusCode).toBe(201);
  const path = `/v1/scenarios/${String(created.json.id)}`;
  expect((await ask('GET', path, person)).json).toMatchObject({ name: 'small-region' });
  expect((await ask('GET', path, batch)).statusCode).toBe(404);
  const renamed = { iam: { ...batch.iam, userId: 'AROAEXAMPLE:session-2' } };
  const own = await ask('POST', '/v1/scenarios', batch, smallDocument());
  expect((await ask('GET', `/v1/scenarios/${String(own.json.id)}`, renamed)).statusCode).toBe(200);
});

test(
  'a database that takes a request and never answers is given up before the function is',
  async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    closing.push(() => silent.close());
    const { port } = silent.address() as { port: number };
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
    const fault: unknown = await cloudStore()
      .check()
      .catch((error: unknown) => error);
    expect(isPassing(fault)).toBe(true);
  },
  settings.api.timeout.toMilliseconds(),
);
