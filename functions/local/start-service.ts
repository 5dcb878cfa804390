import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import manifest from '../../package.json' with { type: 'json' };
import { DynamoStore } from '../adapters/dynamo-store.ts';
import { FolderObjects } from '../adapters/folder-objects.ts';
import { LocalEngine } from '../adapters/local-engine.ts';
import { createApp } from '../app/app.ts';
import { type Limits, limits } from '../contract/limits.ts';
import { makeFolder } from '../../lab/files/make-folder.ts';
import { DamageRegister } from '../ports/damage.ts';
import type { Log } from '../ports/log.ts';
import { type Stored } from '../steps/check-stored.ts';
import { straysOf } from '../steps/sweep-orphans.ts';
import { boundedServer } from './bounded-server.ts';
import { type Database, asideIn, openDatabase } from './database.ts';
import { checkRoom, checkStartingRoom } from './disk-room.ts';
import { lockFolder } from './folder-lock.ts';
import { lastChange } from './last-change.ts';
import { servePage } from './page.ts';
import { placeStrays } from './place-strays.ts';
import { seedLibrary } from './seed.ts';
import { readSettings, writeSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import { StorageCare } from './storage-care.ts';

export interface LocalOptions {
  /** Folder of database, documents and results. */
  readonly folder: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** The bundled `functions/local/worker.ts`. */
  readonly worker: URL;
  readonly threads?: number;
  /** Bytes of the disk that are left alone. */
  readonly reserve?: number;
  readonly limits?: Partial<Limits>;
  /** Opens the database of the folder; the embedded one when left out. */
  readonly openDatabase?: (folder: string) => Promise<Database>;
  readonly log: Log;
  /** Folder of the built page; without, there is none. */
  readonly page?: string;
}

/** A service that runs. */
export interface LocalService {
  /** As `http://127.0.0.1:8417`. */
  readonly address: string;
  /** Version of the code that runs the simulations. */
  readonly code: string;
  /** What the start found wrong with the folder and mended, in words. */
  readonly notices: readonly string[];
  /** Ends what is under way, to be taken up at the next start, and closes everything. */
  readonly stop: () => Promise<void>;
}

/** Whoever uses a machine of their own. */
export const localOwner = 'local';
const address = '127.0.0.1';
/** Milliseconds that may pass between an object and the record that points to it. */
const requestTime = 60_000;
/** Requests that hold on longer are cut off when the service ends. */
const patience = 2000;

/**
 * Starts the service on this machine, for this machine alone.
 *
 * @throws StartError, with a remedy, where the port or the folder cannot be used
 */
export async function startService(options: LocalOptions): Promise<LocalService> {
  const { folder, log, worker, threads = availableParallelism() } = options;
  const undo: (() => unknown)[] = [];
  try {
    prepareFolder(folder);
    undo.push(lockFolder(folder));
    const database = await (options.openDatabase ?? openDatabase)(folder);
    undo.push(() => database.close());
    // The log holds nothing of a scenario, so not its title.
    const damage = new DamageRegister(({ subject, fault, remedy }) =>
      log('error', `${subject.replace(/ “.*”$/, '')} ${fault}`, { remedy }),
    );
    const store = new DynamoStore(database.client, database.table, (found, owner) =>
      damage.add(found, owner),
    );
    const objectFolder = join(folder, 'objects');
    const objects = new FolderObjects(objectFolder);
    const stored = { store, objects, damage };
    const code = codeVersion(worker);
    const { cursorSecret, added } = await prepareRecords(folder, database, stored);
    const notices = await recover(database, stored, code);
    for (const notice of notices) log('warning', notice);
    const own = { ...limits, ...options.limits };
    const engine = new LocalEngine({
      store,
      objects,
      folder: objectFolder,
      worker,
      threads,
      code,
      limits: own,
      log,
    });
    undo.push(() => engine.close());
    const care = new StorageCare(stored, localOwner, log);
    undo.push(() => care.stop());
    const app = createApp({
      ...stored,
      engine,
      log,
      code,
      limits: own,
      cursorSecret,
      allowedOrigins: [],
      hosts: ['127.0.0.1', 'localhost', '[::1]'],
      ownerOf: () => localOwner,
      isStorageChecked: () => care.isChecked,
      checkRoom: () => checkRoom(folder, options.reserve),
    });
    if (options.page !== undefined) servePage(app, options.page);
    const server = await listen(app, options.port, own);
    undo.push(() => closeServer(server));
    const taken = await engine.resume(localOwner);
    care.begin();
    const { port } = server.address() as { port: number };
    log('info', 'service started', { port, folder, added, taken });
    return { address: `http://${address}:${port}`, code, notices, stop: () => undoAll(undo) };
  } catch (error) {
    await undoAll(undo);
    throw error instanceof StartError ? error : refused(error, folder);
  }
}

/** Gives the owner the scenarios of the library that were not offered before. */
async function prepareRecords(folder: string, { journal }: Database, { store, objects }: Stored) {
  const settings = readSettings(folder, journal);
  const added = await seedLibrary(store, objects, localOwner, settings.offered);
  const offered = [...settings.offered, ...added];
  await writeSettings(folder, journal, { ...settings, offered }, asideIn(folder));
  return { cursorSecret: settings.cursorSecret, added };
}

/**
 * Makes records anew for objects whose records were lost. Nothing is removed.
 *
 * @returns what was found and done, in words
 */
async function recover(database: Database, stored: Stored, code: string): Promise<string[]> {
  const { repairs, mayLack } = database.state;
  const { store, objects, damage } = stored;
  for (const found of database.state.damage) damage.add(found);
  const notices = repairs.map((repair) => `${repair}: mended`);
  const all = await straysOf(store, objects, localOwner);
  const latest = lastChange(database.journal) + requestTime;
  // Younger than all records: these are of an earlier time, as those of a copy that was put back.
  const strays = mayLack ? all : all.filter(({ modified }) => modified.getTime() > latest);
  if (strays.length === 0) return notices;
  const { scenarios, runs, sweeps, quarantined } = await placeStrays(
    store,
    objects,
    localOwner,
    strays,
    code,
  );
  return [
    ...notices,
    `objects without a record: ${strays.length}; records made anew: ${scenarios} of scenarios, ${runs} of runs, ${sweeps} of sweeps; objects moved to objects/quarantine: ${quarantined}; the checksums of results were lost with their records`,
  ];
}

/** In the reverse order, each to its end. */
async function undoAll(undo: (() => unknown)[]): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

/** @throws StartError where its disk is full */
function prepareFolder(folder: string): void {
  // Scenarios are nobody else's business.
  makeFolder(folder, 0o700);
  checkStartingRoom(folder);
}

/** Version of the code that simulates: of the package, and of the very file, which a developer may have changed. */
function codeVersion(worker: URL): string {
  const digest = createHash('sha256').update(readFileSync(worker)).digest('hex').slice(0, 16);
  return `${manifest.version}+${digest}`;
}

function listen(app: Hono, port: number, bounds: Limits): Promise<Server> {
  return new Promise((listening, fail) => {
    const server = boundedServer(app, bounds);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return fail(error);
      const why = error.code === 'EACCES' ? 'may not be used' : 'is taken';
      fail(
        new StartError(
          `the port ${port} ${why}`,
          'choose another with --port, or 0 for any that is free (as in "npm start -- --port 0")',
          error,
        ),
      );
    });
    server.listen(port, address, () => listening(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(timer);
      closed();
    });
    server.closeIdleConnections();
  });
}

/** What the system refused, in words. */
function refused(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const words: Readonly<Record<string, readonly [string, string]>> = {
    ENOSPC: [
      `no space is left on the disk of ${folder}`,
      'free some space, or name another folder with --data',
    ],
    EDQUOT: [
      `the quota of the disk of ${folder} is used up`,
      'free some space, or name another folder with --data',
    ],
    EACCES: [`the folder ${folder} may not be written`, 'change its rights, or name another with --data'],
    EPERM: [`the folder ${folder} may not be written`, 'change its rights, or name another with --data'],
    EROFS: [`the disk of ${folder} can only be read`, 'name another folder with --data'],
    ENOENT: [`the folder ${folder} cannot be made`, 'name another with --data'],
    ENOTDIR: [`${folder} is no folder`, 'name another with --data'],
    EEXIST: [`${folder} is no folder`, 'name another with --data'],
  };
  const found = code === undefined ? undefined : words[code];
  return found ? new StartError(found[0], found[1], error) : error;
}
