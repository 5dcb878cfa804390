import { mkdtempSync, rmSync } from 'node:fs';
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
import type { Damage } from '../ports/damage.ts';
import { type Iterators, closeIterators } from './closing-iterators.ts';
import { forgetExpired } from './forget-expired.ts';
import { Journal } from './journal/journal.ts';
import { storeInJournals } from './journal/journal-level.ts';
import { UnknownFormatError } from './journal/read-journal.ts';
import { dropStale } from './lost-changes.ts';
import { type OldDatabase, leaveOldDatabase, readOldDatabase } from './old-database.ts';
import { StartError } from './start-error.ts';

/** The embedded database and a client of it. */
export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly journal: Journal;
  readonly state: DatabaseState;
  close(): Promise<void>;
}

/** How the database was found. */
export interface DatabaseState {
  /** Whether it may lack records that were acknowledged. */
  readonly mayLack: boolean;
  /** What was wrong and is mended, in words. */
  readonly repairs: readonly string[];
  /** What cannot be mended. */
  readonly damage: readonly Damage[];
}

/** Where a client finds a database. */
export type Place = { readonly socketPath: string } | { readonly port: number };

type Dynalite = (options: { path: Journal; createTableMs: number }) => Server;

const table = 'carat';
/** Milliseconds after which an answer is no longer awaited, far beyond those of a busy machine. */
const patience = 30_000;
const require = createRequire(import.meta.url);

/** Folder of what is not as it was written, and of what the database of earlier versions left. */
export function asideIn(folder: string): string {
  return join(folder, 'quarantine');
}

/** Where the journal of the database lies: once for itself, once beside the objects that its records point to. */
export function journalFolders(folder: string): readonly [string, string] {
  return [join(folder, 'journal'), join(folder, 'objects', 'records')];
}

/**
 * Opens the embedded database in a folder, and makes it at the first time.
 *
 * It listens on a socket of the file system that nobody else may open: a port would answer to every page of a browser.
 *
 * @param reach where the client is to look for what listens at a place, where something stands between
 * @throws StartError where it is in use, or of a later version
 */
export async function openDatabase(
  folder: string,
  reach: (place: Place) => Promise<Place> = (place) => Promise.resolve(place),
): Promise<Database> {
  const { journal, state } = await openJournal(folder);
  const path = require.resolve('dynalite');
  storeInJournals(path);
  closeIterators(iteratorsOf(path));
  const dynalite = require('dynalite') as Dynalite;
  const server = dynalite({ path: journal, createTableMs: 0 });
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
  return {
    client,
    table,
    journal,
    state,
    async close() {
      client.destroy();
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await journal.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function openJournal(folder: string): Promise<{ journal: Journal; state: DatabaseState }> {
  let old: OldDatabase | undefined;
  const first = async () => {
    old = await readOldDatabase(folder);
    return old.entries;
  };
  try {
    const { journal, reading } = await Journal.open(journalFolders(folder), asideIn(folder), first);
    leaveOldDatabase(folder, asideIn(folder));
    await forgetExpired(journal, Date.now());
    const damage = reading.loss ? await dropStale(journal, reading.loss) : [];
    const { name, repairs, loss } = reading;
    const isOldWhole = old?.isThere === true && !old.isDamaged;
    return {
      journal,
      state: {
        mayLack: loss !== undefined || (name === undefined && !isOldWhole),
        repairs: old?.isDamaged ? ['the database of Carat 0.1.0 is damaged, and was moved aside'] : repairs,
        damage,
      },
    };
  } catch (error) {
    if (!(error instanceof UnknownFormatError)) throw error;
    throw new StartError(error.message, 'use the version of Carat that wrote it, or a later one', error);
  }
}

/** The module of iterators, as dynalite comes to load it. */
function iteratorsOf(dynalite: string): Iterators {
  const level = createRequire(dynalite).resolve('level');
  return createRequire(level)('abstract-level') as Iterators;
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
