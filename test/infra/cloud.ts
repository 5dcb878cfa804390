import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { vi } from 'vitest';
import { tableDefinition } from '../../functions/adapters/dynamo-table.ts';
import { type HandlerName, handlerNames } from '../../infra/constructs/bundle.ts';
import { type Definition, type Ending, type MapProgress, execute } from '../../infra/local/machine.ts';
import type { Json } from '../../infra/local/paths.ts';
import { resolveText } from '../../infra/local/resolve.ts';
import { type Assembly, synthesised } from './synthesised.ts';

type Handler = (event: unknown, context: unknown) => Promise<Json>;

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** Called before a function is; what it throws is what the function throws. */
export type Fault = (handler: HandlerName, input: Json) => void | Promise<void>;

/** The functions as they are deployed, behind stand-ins of the database, the buckets and the state machine. */
export interface Cloud {
  readonly client: S3Client;
  /** Waits before repetitions, in seconds, in order; they are not waited for. */
  readonly waits: number[];
  /** What is to go wrong from now on. */
  fault: Fault;
  /** Changes what a function answers. */
  reshape: (handler: HandlerName, answer: Json) => Json;
  /** Asks the application through an event of the API gateway. */
  ask(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly statusCode: number; readonly json: Record<string, unknown> }>;
  /** Bytes of a file that the application hands out. */
  file(path: string): Promise<Buffer>;
  /** How an execution ended, by the id of its run. */
  ending(id: string): Promise<Ending>;
  invoke(handler: HandlerName, input: Json): Promise<Json>;
  close(): Promise<void>;
}

interface Execution {
  readonly abort: AbortController;
  readonly ending: Promise<Ending>;
  /** Of its maps, in order. */
  readonly maps: MapProgress[];
}

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:carat';

/** Opens what the synthesis wrote; its state machine runs here. */
export async function openCloud(): Promise<Cloud> {
  const assembly = await synthesised();
  const definition = definitionOf(assembly);
  const home = mkdtempSync(join(tmpdir(), 'carat-cloud-'));
  const executions = new Map<string, Execution>();
  const dynalite = (createRequire(import.meta.url)('dynalite') as (options: object) => Server)({
    createTableMs: 0,
  });
  const machine = createServer((request, response) => void serveMachine(request, response));
  const buckets = await startFauxqs({ port: 0, logger: false });
  const [tablePort, machinePort] = await Promise.all([listening(dynalite), listening(machine)]);
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${tablePort}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${buckets.port}`,
    AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${machinePort}`,
    CARAT_PATH_STYLE: 'true',
    CARAT_TABLE: 'carat',
    CARAT_BUCKET: 'carat',
    CARAT_CODE: 'test',
    CARAT_STATE_MACHINE: arn,
    CARAT_CURSOR_SECRET: 'secret',
    CARAT_ORIGINS: 'none',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await new DynamoDBClient({}).send(new CreateTableCommand(tableDefinition('carat')));
  const client = new S3Client({ forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: 'carat' }));

  const handlers = new Map<string, Handler>();
  for (const name of handlerNames) {
    // A copy, whose clients are made anew; no package lies beside it, as none does in the cloud.
    cpSync(assembly.code(name), join(home, name), { recursive: true });
    const file = pathToFileURL(join(home, name, `${name}.mjs`)).href;
    handlers.set(name, ((await import(/* @vite-ignore */ file)) as { handler: Handler }).handler);
  }

  const cloud: Cloud = {
    client,
    waits: [],
    fault: () => undefined,
    reshape: (_, answer) => answer,
    async ask(method, path, body, headers) {
      const event = gatewayEvent(method, path, body, headers);
      const answer = (await handlers.get('api')!(event, {})) as { statusCode: number; body: string };
      return { ...answer, json: (answer.body ? JSON.parse(answer.body) : {}) as Record<string, unknown> };
    },
    async file(path) {
      const answer = (await handlers.get('api')!(gatewayEvent('GET', path), {})) as unknown as Answered;
      const link = answer.headers.location;
      if (answer.statusCode === 303) return Buffer.from(await (await fetch(link)).arrayBuffer());
      return Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8');
    },
    ending: (id) => executions.get(id)!.ending,
    async invoke(handler, input) {
      await cloud.fault(handler, input);
      // As over the wire: what is undefined is dropped.
      const answer = await handlers.get(handler)!(input, {});
      return cloud.reshape(handler, JSON.parse(JSON.stringify(answer ?? null)) as Json);
    },
    async close() {
      machine.close();
      (dynalite as Server & { closeAllConnections(): void }).closeAllConnections();
      dynalite.close();
      await buckets.stop();
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
      rmSync(home, { recursive: true, force: true });
    },
  };

  async function serveMachine(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = JSON.parse(Buffer.concat(parts).toString()) as Record<string, string>;
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    const action = String(request.headers['x-amz-target']).split('.')[1];
    const answer = machineAnswers[action](asked);
    if ('__type' in answer) response.statusCode = 400;
    response.end(JSON.stringify(answer));
  }

  const known = (executionArn: string) => executions.get(executionArn.split(':').at(-1)!)!;
  const machineAnswers: Record<string, (asked: Record<string, string>) => object> = {
    StartExecution({ name, input }) {
      if (executions.has(name)) return { __type: 'ExecutionAlreadyExists', message: name };
      startExecution(name, JSON.parse(input) as Json);
      return { executionArn: `${arn}:${name}`, startDate: 0 };
    },
    StopExecution({ executionArn }) {
      known(executionArn).abort.abort();
      return { stopDate: 0 };
    },
    ListMapRuns({ executionArn }) {
      const { maps } = known(executionArn);
      return {
        mapRuns: maps.map((_, i) => ({ mapRunArn: `${executionArn}/${i}`, executionArn, startDate: i })),
      };
    },
    DescribeMapRun({ mapRunArn }) {
      const [executionArn, index] = mapRunArn.split('/');
      return { mapRunArn, itemCounts: known(executionArn).maps[Number(index)] };
    },
  };

  function startExecution(name: string, input: Json): void {
    const abort = new AbortController();
    const maps: MapProgress[] = [];
    const ending = execute(definition, input, {
      signal: abort.signal,
      childrenAtOnce: 2,
      invoke: (resource, asked) => cloud.invoke(resource as HandlerName, asked),
      readLines: async (bucket, key) => linesOf(await text(client, bucket, key)),
      writeResults: async (bucket, prefix, results) => {
        const Body = results.map((result) => `${JSON.stringify(result)}\n`).join('');
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}/${name}`, Body }));
      },
      wait: (seconds) => Promise.resolve(void cloud.waits.push(seconds)),
      tell: (progress) => {
        if (progress.succeeded === 0) maps.push(progress);
        else maps[maps.length - 1] = progress;
      },
    });
    executions.set(name, { abort, ending, maps });
  }
  return cloud;
}

export async function text(client: S3Client, bucket: string, key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body!.transformToString();
}

/** The definition of the state machine, whose tasks name a handler each as their resource. */
function definitionOf(assembly: Assembly): Definition {
  const names = { Prepare: 'prepare-chunks', RunChunk: 'run-chunk', Merge: 'merge-chunks', Fail: 'fail-run' };
  const { Properties } = Object.values(assembly.template('CaratService').Resources).find(
    ({ Type }) => Type === 'AWS::StepFunctions::StateMachine',
  )!;
  const definition = resolveText(Properties!.DefinitionString, (reference) => {
    if (reference === 'AWS::Partition') return 'aws';
    if (reference.includes('Objects')) return 'carat';
    return Object.entries(names).find(([name]) => reference.startsWith(`${name}Function`))![1];
  });
  return JSON.parse(definition) as Definition;
}

function linesOf(jsonLines: string): Json[] {
  return jsonLines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as { port: number }).port;
}

/** Payload format 2.0, from a person with a token. */
function gatewayEvent(method: string, path: string, body?: object, headers: object = {}) {
  return {
    version: '2.0',
    routeKey: `${method} /v1/{proxy+}`,
    rawPath: path,
    rawQueryString: '',
    headers: { ...headers, host: 'api.example', ...(body && { 'content-type': 'application/json' }) },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: `${method} /v1/{proxy+}`,
      stage: '$default',
      time: '23/Nov/2026:05:00:00 +0000',
      timeEpoch: 1,
      authorizer: { jwt: { claims: { iss: 'https://issuer.example', sub: 'person' }, scopes: [] } },
    },
    isBase64Encoded: false,
    ...(body && { body: JSON.stringify(body) }),
  };
}
