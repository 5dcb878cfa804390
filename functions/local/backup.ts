import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { makeFolder } from '../../lab/files/make-folder.ts';
import { writeTogether } from '../../lab/files/write-together.ts';
import { digestOf } from '../steps/stored-bytes.ts';
import { journalFolders } from './database.ts';
import { Journal } from './journal/journal.ts';
import { type JournalReading, readJournal } from './journal/read-journal.ts';
import { StartError } from './start-error.ts';

/** A file of a backup, and what it must hold. */
export interface BackupFile {
  /** Within the backup, with slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string;
}

/** What a backup says of itself. */
export interface BackupManifest {
  readonly format: 1;
  /** Of Carat. */
  readonly version: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly scenarios: number;
  readonly runs: number;
  readonly sweeps: number;
  readonly files: readonly BackupFile[];
}

/** A backup that was made, and what the folder lacked. */
export interface BackupOutcome {
  readonly manifest: BackupManifest;
  /** Objects that records point to and that are not there. */
  readonly missing: readonly string[];
}

/** Name of the file in which a backup says what it holds. */
export const manifestFile = 'backup.json';
/** Readings of the journal until one is of a moment: the service writes meanwhile. */
const mostReadings = 100;

/**
 * Copies what a service stores into a folder of its own, which another service can work on. The service may run meanwhile:
 * the copy holds everything that was acknowledged before it began.
 *
 * @param data folder of the service
 * @param target folder that is empty or not there
 * @throws StartError
 */
export async function backup(data: string, target: string): Promise<BackupOutcome> {
  checkTarget(data, target);
  const copied = new Set<string>();
  const missing = new Set<string>();
  for (;;) {
    const { entries } = await soundReading(data);
    const open = pointersIn(entries).filter((key) => !copied.has(key) && !missing.has(key));
    if (open.length === 0) return finish(data, target, entries, missing);
    // What is gone by now was deleted since the journal was read, unless the next reading points to it still.
    const gone = open.filter((key) => !copyObject(data, target, key));
    for (const key of open) if (!gone.includes(key)) copied.add(key);
    if (gone.length === 0) continue;
    const still = new Set(pointersIn((await soundReading(data)).entries));
    for (const key of gone) if (still.has(key) && !existsSync(objectPath(data, key))) missing.add(key);
  }
}

async function soundReading(data: string): Promise<JournalReading> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const found = await readJournal(journalFolders(data));
    if (found.name === undefined)
      throw new StartError(
        `the folder ${data} has no journal of this version of Carat`,
        'name the folder of a service with --data, or start the service on it once',
      );
    // A journal that is written anew in the midst of a reading seems to lack lines.
    if (found.loss === undefined) return found;
  }
  throw new StartError(
    `the journal in ${data} is damaged`,
    'start the service, which says what is lost, and back up then',
  );
}

function checkTarget(data: string, target: string): void {
  const inside = relative(resolve(data), resolve(target));
  if (inside === '' || !(inside.startsWith('..') || resolve(target) === inside))
    throw new StartError(`the backup ${target} lies in the folder ${data}`, 'name a folder elsewhere');
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new StartError(`${target} is there already`, 'name a folder that is empty or not there');
  makeFolder(target, 0o700);
}

async function finish(
  data: string,
  target: string,
  entries: ReadonlyMap<string, string>,
  missing: ReadonlySet<string>,
): Promise<BackupOutcome> {
  for (const path of sweepRunsIn(data)) copyObject(data, target, path);
  const first = () => Promise.resolve(entries);
  const { journal } = await Journal.open(journalFolders(target), join(target, 'quarantine'), first);
  await journal.close();
  const count = (kind: string) =>
    [...entries.values()].filter((text) => text.includes(`"sk":{"S":"${kind}#`)).length;
  const described: BackupManifest = {
    format: 1,
    version: manifest.version,
    createdAt: new Date().toISOString(),
    scenarios: count('SCENARIO'),
    runs: count('RUN'),
    sweeps: count('SWEEP'),
    files: filesIn(target).map((path) => describe(target, path)),
  };
  await writeTogether(target, [[manifestFile, () => `${JSON.stringify(described, null, 2)}\n`]]);
  return { manifest: described, missing: [...missing] };
}

/** Keys of the objects that records point to. */
function pointersIn(entries: ReadonlyMap<string, string>): string[] {
  const keys = new Set<string>();
  for (const text of entries.values())
    for (const [, key] of text.matchAll(/"(?:documentKey|key)":\{"S":"([^"]+)"\}/g)) keys.add(key);
  return [...keys];
}

/** @returns false where it is not there */
function copyObject(data: string, target: string, key: string): boolean {
  const place = objectPath(target, key);
  mkdirSync(dirname(place), { recursive: true });
  try {
    copyFileSync(objectPath(data, key), place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function objectPath(folder: string, key: string): string {
  return join(folder, 'objects', ...key.split('/'));
}

/** Keys of the stored runs of sweeps, which no record points to. */
function sweepRunsIn(data: string): string[] {
  const owners = join(data, 'objects', 'owners');
  if (!existsSync(owners)) return [];
  return filesIn(owners)
    .filter((path) => /^[^/]+\/sweep-runs\/.+\.runs$/.test(path))
    .map((path) => `owners/${path}`);
}

/** Paths of all files below a folder, with slashes, in order. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

/** Size and checksum of a file as it is. */
export function describe(folder: string, path: string): BackupFile {
  const bytes = readFileSync(join(folder, ...path.split('/')));
  return { path, size: bytes.length, digest: digestOf(bytes) };
}
