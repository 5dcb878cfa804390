/** Stand-ins of the database, the bucket and the start of the state machine, as the functions of the cloud find them. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';

const stateMachine = 'arn:aws:states:us-east-1:123456789012:stateMachine:carat';

/**
 * @param table its definition, by functions/adapters/dynamo-table.ts
 * @returns the environment of the functions, which is that of this process too, and how to close all
 */
export async function openStandIns(table) {
  const dynalite = createRequire(import.meta.url)('dynalite')({ createTableMs: 0 });
  // It takes what is started; whoever opened it calls the functions in their order.
  const machine = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify({ executionArn: `${stateMachine}:started`, startDate: 0 }));
  });
  const [tablePort, machinePort] = [await listening(dynalite), await listening(machine)];
  const buckets = await startFauxqs({ port: 0, logger: false });
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${tablePort}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${buckets.port}`,
    AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${machinePort}`,
    AWS_MAX_ATTEMPTS: '1',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CARAT_PATH_STYLE: 'true',
    CARAT_TABLE: 'carat',
    CARAT_BUCKET: 'carat',
    CARAT_CODE: 'stand-in',
    CARAT_STATE_MACHINE: stateMachine,
    CARAT_CURSOR_SECRET: 'stand-in',
    CARAT_ORIGINS: 'none',
  };
  Object.assign(process.env, environment);
  await new DynamoDBClient({}).send(new CreateTableCommand(table));
  await new S3Client({ forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'carat' }));
  const close = async () => {
    for (const server of [dynalite, machine]) {
      server.closeAllConnections();
      server.close();
    }
    await buckets.stop();
  };
  return { environment, close };
}

/** The text of an object of the bucket. */
export async function objectText(Key) {
  const { Body } = await new S3Client({ forcePathStyle: true }).send(
    new GetObjectCommand({ Bucket: 'carat', Key }),
  );
  return Body.transformToString();
}

/** The owner of what `gatewayRequest` asks for. */
export const owner = 'jwt https://issuer.example person';

/** What the gateway hands over of a person's request, in payload format 2.0. */
export function gatewayRequest(method, path, body) {
  const authorizer = { jwt: { claims: { iss: 'https://issuer.example', sub: 'person' } } };
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'stand-in' };
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'api.example', 'content-type': 'application/json' },
    requestContext: { domainName: 'api.example', http, stage: '$default', authorizer },
    isBase64Encoded: false,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/** Calls of the function that runs chunks, as the map hands lines of a manifest over. */
export function batchesOf(manifest, size) {
  const all = manifest.trimEnd().split('\n').map(JSON.parse);
  return all.flatMap((_, i) => (i % size === 0 ? [{ Items: all.slice(i, i + size) }] : []));
}

async function listening(server) {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server.address().port;
}
