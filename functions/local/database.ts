import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '../adapters/dynamo-table.ts';
import { type Iterators, closeIterators } from './closing-iterators.ts';
import { StartError } from './start-error.ts';

/** The embedded database and a client of it. */
export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  close(): Promise<void>;
}

/** Where a client finds a database. */
export type Place = { readonly socketPath: string } | { readonly port: number };

type Dynalite = (options: { path: string; createTableMs: number }) => Server;

interface LevelDatabase {
  open(): Promise<void>;
  close(): Promise<void>;
}

const table = 'carat';
/** Milliseconds after which an answer is no longer awaited, far beyond those of a busy machine. */
const patience = 30_000;
const require = createRequire(import.meta.url);

/** The module of iterators, as dynalite comes to load it. */
function storeOf(dynalite: string): Iterators {
  const level = createRequire(dynalite).resolve('level');
  return createRequire(level)('abstract-level') as Iterators;
}

/**
 * Opens the embedded database in a folder, and makes it at the first time.
 *
 * It listens on a socket of the file system that nobody else may open: a port would answer to every page of a browser.
 *
 * @param reach where the client is to look for what listens at a place, where something stands between
 * @throws StartError where it is damaged or in use
 */
export async function openDatabase(
  folder: string,
  reach: (place: Place) => Promise<Place> = (place) => Promise.resolve(place),
): Promise<Database> {
  const path = join(folder, 'database');
  const mark = join(folder, 'database.json');
  if (existsSync(mark)) await check(path, mark);
  const dynalite = require('dynalite') as Dynalite;
  closeIterators(storeOf(require.resolve('dynalite')));
  const server = dynalite({ path, createTableMs: 0 });
  const home = mkdtempSync(join(tmpdir(), 'carat-'));
  const socketPath =
    process.platform === 'win32' ? `\\\\.\\pipe\\${home.replaceAll('\\', '-')}` : join(home, 'db');
  await new Promise<void>((listening, fail) => {
    server.once('error', fail);
    server.listen(socketPath, listening);
  });
  const place = await reach({ socketPath });
  const agent = new Agent({ keepAlive: true, ...place });
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: 'local',
      endpoint: 'port' in place ? `http://127.0.0.1:${place.port}` : 'http://localhost',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: { httpAgent: agent, requestTimeout: patience, throwOnRequestTimeout: true },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  await createTable(client);
  writeFileSync(mark, `${JSON.stringify({ format: 1, table })}\n`);
  return {
    client,
    table,
    async close() {
      client.destroy();
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function createTable(client: DynamoDBDocumentClient): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableDefinition(table)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  // A table that is being made is not yet found.
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await pause(5);
  }
}

/**
 * Opens and closes the files of the database once: dynalite would end the process without a word on what is wrong.
 *
 * @throws StartError where that fails
 */
async function check(path: string, mark: string): Promise<void> {
  const damaged = (cause?: unknown) =>
    new StartError(
      `the database in ${path} is damaged: ${reasonOf(cause)}`,
      `move ${path} and ${mark} away to begin afresh, or put back a copy of both; documents and results beside them stay`,
      cause,
    );
  try {
    JSON.parse(readFileSync(mark, 'utf8'));
  } catch (error) {
    throw damaged(error);
  }
  // Without its root file an empty database would be made in the place of the old one.
  if (!existsSync(join(path, 'CURRENT'))) throw damaged(new Error('its file CURRENT is missing'));
  const { Level } = createRequire(require.resolve('dynalite'))('level') as {
    Level: new (path: string, options: object) => LevelDatabase;
  };
  const level = new Level(path, { valueEncoding: 'json' });
  try {
    await level.open();
    await level.close();
  } catch (error) {
    const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (code !== 'LEVEL_LOCKED') throw damaged(error);
    throw new StartError(`the database in ${path} is in use`, 'end the process that uses it', error);
  }
}

function reasonOf(error: unknown): string {
  const { cause = error } = error as Error;
  return cause instanceof Error ? cause.message : String(cause);
}
