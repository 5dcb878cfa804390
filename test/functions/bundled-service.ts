import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Client, clientOf } from '../../functions/client/client.ts';

/** The service as the build makes it, in a folder of its own. */
export interface BundledService {
  /** The bundle of the threads. */
  readonly worker: URL;
  start(data: string, ...words: string[]): Promise<ServiceProcess>;
  remove(): void;
}

/** A service that runs as a process. */
export interface ServiceProcess {
  readonly address: string;
  readonly ask: Client;
  readonly process: ChildProcess;
  /** Lines of the log so far. */
  readonly log: () => Record<string, unknown>[];
  /** Sends a signal and waits for the end. @returns the exit code */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** The service ended before it served. */
export class RefusedStart extends Error {
  readonly code: number | null;

  constructor(code: number | null, said: string) {
    super(said);
    this.code = code;
  }
}

/** Bundles service and worker, to be called once for a file of tests. */
export async function bundledService(): Promise<BundledService> {
  const home = mkdtempSync(join(tmpdir(), 'carat-service-'));
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  await build({
    entryPoints: [
      { in: 'functions/local/serve.ts', out: 'serve' },
      { in: 'functions/local/worker.ts', out: 'service-worker' },
    ],
    outdir: join(home, 'dist'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    worker: pathToFileURL(join(home, 'dist', 'service-worker.js')),
    start: (data, ...words) => started(join(home, 'dist', 'serve.js'), ['--data', data, ...words]),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function started(file: string, words: readonly string[]): Promise<ServiceProcess> {
  const port = words.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(process.execPath, [file, '--workers', '1', ...port, ...words]);
  const texts = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return new Promise((served, refused) => {
    void ended.then((code) => refused(new RefusedStart(code, texts.err)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.out += text;
      const address = /(http:\S+)\/v1\/docs/.exec(texts.out)?.[1];
      if (address === undefined) return;
      served({
        address,
        ask: clientOf({ base: address }),
        process: child,
        log: () =>
          texts.err
            .split('\n')
            .filter((line) => line.startsWith('{'))
            .map((line) => JSON.parse(line) as Record<string, unknown>),
        end(signal) {
          child.kill(signal);
          return ended;
        },
      });
    });
  });
}

/** Asks again and again until an answer passes. */
export async function until<Value>(
  ask: () => Promise<Value>,
  passes: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (passes(value)) return value;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
