import { type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtOnce } from '../support/built.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Call {
  readonly input?: string | Uint8Array;
  readonly environment?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** User under whom to run, where the tests may choose. */
  readonly uid?: number;
}

/** The command as the build makes it, and a folder of its own. */
export interface Carat {
  /** The bundle. */
  readonly file: string;
  /** An empty folder to work in. */
  readonly folder: string;
  (words: readonly string[], call?: Call): Promise<Outcome>;
  remove(): void;
}

/** The command, to be called once for a file of tests. */
export async function bundledCarat(): Promise<Carat> {
  const dist = await builtOnce();
  const folder = mkdtempSync(join(tmpdir(), 'carat-work-'));
  chmodSync(folder, 0o755);
  const file = join(dist, 'carat.js');
  const call = (words: readonly string[], options: Call = {}) => ran(file, folder, words, options);
  return Object.assign(call, {
    file,
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  });
}

function ran(
  file: string,
  folder: string,
  words: readonly string[],
  { input = '', environment = {}, cwd = folder, uid }: Call,
): Promise<Outcome> {
  const options: SpawnOptions = {
    cwd,
    // Whoever waits without end fails by having no exit code.
    timeout: 30_000,
    killSignal: 'SIGKILL',
    env: { PATH: process.env.PATH, ...environment },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  };
  const child = spawn(process.execPath, [file, ...words], options);
  const texts = { out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  // Who refuses its input closes it; that is for the test to judge, by the answer.
  child.stdin!.on('error', () => undefined);
  child.stdin!.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...texts }));
  });
}

/** Options that make a comparison take a moment only. */
export const tiny = ['--set=organisationCount=12', '--set=burnInYears=1', '--set=branchYears=1'] as const;
