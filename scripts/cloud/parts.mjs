/** Parts of the project that are written in TypeScript, for scripts: each from where it is written. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param folder in node_modules, so that packages are found
 * @param exports statements as `export { limits } from './functions/contract/limits.ts'`
 */
export async function loadParts(folder, exports) {
  const outfile = join(folder, 'parts.mjs');
  await build({
    absWorkingDir: root,
    stdin: { resolveDir: root, loader: 'ts', contents: exports },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
