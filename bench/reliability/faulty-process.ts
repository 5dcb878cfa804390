import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { type Client, clientOf } from '../../functions/client/client.ts';
import type { ProxyFault } from './faulty-proxy.ts';

/** A service that runs as a process, whose threads and database meet the faults that are put there. */
export interface FaultyProcess {
  readonly address: string;
  readonly ask: Client;
  /** @param fault as `faulty-worker.ts` names it; none where empty */
  putInThreads(fault: string): void;
  putBeforeDatabase(fault: ProxyFault | 'none'): Promise<void>;
  end(): Promise<void>;
}

/**
 * @param slowness milliseconds that an answer of a slow database takes
 * @param chunkSeconds that a chunk may take
 */
export async function faultyProcess(slowness: number, chunkSeconds: number): Promise<FaultyProcess> {
  const home = mkdtempSync(join(tmpdir(), 'carat-faults-'));
  const data = join(home, 'data');
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  await build({
    entryPoints: ['bench/reliability/faulty-service.ts', 'bench/reliability/faulty-worker.ts'],
    outdir: home,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const child = spawn(
    process.execPath,
    [join(home, 'faulty-service.js'), data, `${slowness}`, `${chunkSeconds}`],
    {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    },
  );
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const address = await new Promise<string>((served, refused) => {
    createInterface({ input: child.stdout! }).once('line', served);
    void ended.then(() => refused(new Error('the service with faults did not start')));
  });
  const putInThreads = (fault: string) => writeFileSync(join(data, 'fault'), fault);
  putInThreads('');
  return {
    address,
    ask: clientOf({ base: address }),
    putInThreads,
    putBeforeDatabase(fault) {
      return new Promise((put) => {
        child.once('message', () => put());
        child.send(fault);
      });
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
