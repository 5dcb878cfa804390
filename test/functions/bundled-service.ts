import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, clientOf } from '../../functions/client/client.ts';
import { builtOnce } from '../support/built.ts';

/** The service as the build makes it. */
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

/** The service, to be called once for a file of tests; outside of tests it makes a build of its own. */
export async function bundledService(): Promise<BundledService> {
  const own = process.env.CARAT_TEST_BUILD ? undefined : mkdtempSync(join(tmpdir(), 'carat-service-'));
  const dist = await builtOnce(own);
  return {
    worker: pathToFileURL(join(dist, 'service-worker.js')),
    start: (data, ...words) => started(join(dist, 'serve.js'), ['--data', data, ...words]),
    remove: () => own && rmSync(own, { recursive: true, force: true }),
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
