import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtOnce } from '../support/built.ts';

/** The worker as the build makes it. */
export async function workerFile(): Promise<URL> {
  return pathToFileURL(join(await builtOnce(), 'worker.js'));
}
