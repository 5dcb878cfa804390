/** The command of cdk.json: bundles the infrastructure, since Node reads no TypeScript, and synthesises it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// In node_modules, so that the bundle finds its packages.
const folder = mkdtempSync(join(root, 'node_modules', '.carat-infra-'));
try {
  const outfile = join(folder, 'main.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['infra/main.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  const { synthesise } = await import(pathToFileURL(outfile).href);
  synthesise(root);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
