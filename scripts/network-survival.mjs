/**
 * node scripts/network-survival.mjs FOLDER --source "whom to credit"
 *
 * Reads real networks (NAME_orgs.csv and NAME_ties.csv) as `carat import` does, and writes how their largest part survives
 * removal to lab/resilience/real-networks.json, which `carat resilience` shows beside its own. The data stay where they are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readOptions } from './script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = readOptions(import.meta.url, {
  allowPositionals: true,
  options: { source: { type: 'string' } },
});
if (positionals.length !== 1 || !values.source) {
  console.error('usage: node scripts/network-survival.mjs FOLDER --source "whom to credit"');
  process.exit(2);
}
const bundles = mkdtempSync(join(root, 'node_modules', '.network-survival-'));
try {
  const outfile = join(bundles, 'writer.mjs');
  await build({
    entryPoints: [join(root, 'lab', 'resilience', 'write-network-survival.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const { writeNetworkSurvival } = await import(pathToFileURL(outfile));
  const file = join(root, 'lab', 'resilience', 'real-networks.json');
  writeNetworkSurvival(positionals[0], values.source, new Date().toISOString().slice(0, 10), file);
} finally {
  rmSync(bundles, { recursive: true, force: true });
}
