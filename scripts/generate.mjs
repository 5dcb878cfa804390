/**
 * npm run generate: writes every file that is made from the code, so that a number is written once: the JSON Schema of
 * scenarios, of sweeps and of targets, the tables of docs/scenarios.md and docs/glossary.md, and the API page. Tests tell when one is stale.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(root, 'node_modules', '.generate-'));
try {
  const outfile = join(folder, 'writers.mjs');
  await build({
    stdin: {
      contents: [
        `export { writeSchema } from './scenarios/write-schema.ts';`,
        `export { writeSweepSchema } from './lab/sweep/write-schema.ts';`,
        `export { writeTargetsSchema } from './lab/fitting/write-schema.ts';`,
        `export { writeLibraryTable } from './scenarios/write-library-table.ts';`,
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const { writeSchema, writeSweepSchema, writeTargetsSchema, writeLibraryTable } = await import(
    pathToFileURL(outfile)
  );
  writeSchema(join(root, 'scenarios', 'scenario.schema.json'));
  writeSweepSchema(join(root, 'scenarios', 'sweeps', 'sweep.schema.json'));
  writeTargetsSchema(join(root, 'scenarios', 'targets', 'targets.schema.json'));
  writeLibraryTable(join(root, 'docs', 'scenarios.md'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
execFileSync(
  process.execPath,
  [join(root, 'node_modules', 'typedoc', 'bin', 'typedoc'), '--logLevel', 'Warn'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
