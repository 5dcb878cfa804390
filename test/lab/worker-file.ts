import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles the worker as the build does, into a directory of its own. */
export async function workerFile(): Promise<URL> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'carat-worker-')), 'worker.mjs');
  await build({
    entryPoints: ['lab/worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return pathToFileURL(outfile);
}
