/**
 * node bench/requests.mjs: what a request of the service costs in the cloud's units, how large its bundle is, and how long
 * that takes to import. Asserts nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// In node_modules, so that packages outside the bundles are found.
const folder = mkdtempSync(join('node_modules', '.carat-requests-'));
const shared = { bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' };
const environment = {
  ...process.env,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_REGION: 'eu-west-1',
  CARAT_TABLE: 't',
  CARAT_BUCKET: 'b',
  CARAT_CODE: 'c',
  CARAT_STATE_MACHINE: 'arn:aws:states:eu-west-1:123456789012:stateMachine:c',
  CARAT_CURSOR_SECRET: 's',
  CARAT_ORIGINS: 'https://carat.example',
};
const imports = 9;
try {
  await costs();
  await bundle();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function costs() {
  const outfile = join(folder, 'costs.mjs');
  await build({ ...shared, entryPoints: ['bench/measure-requests.ts'], outfile, packages: 'external' });
  console.log(node(outfile));
}

async function bundle() {
  const recipe = join(folder, 'recipe.mjs');
  await build({
    ...shared,
    entryPoints: ['infra/constructs/bundle.ts'],
    outfile: recipe,
    packages: 'external',
  });
  const { bundleHandler, loadedAtStart } = await import(pathToFileURL(recipe));
  const outdir = join(folder, 'api');
  mkdirSync(outdir);
  const metafile = bundleHandler(process.cwd(), 'api', outdir);
  const { outputs } = metafile;
  const atStart = loadedAtStart('api', metafile);
  const size = (names) => names.reduce((sum, name) => sum + outputs[name].bytes, 0);
  console.log('| bundle of the API, minified | bytes |\n|---|---:|');
  console.log(
    `| loaded at the start | ${size(atStart)} |\n| loaded when needed, the AWS SDK among it | ${size(Object.keys(outputs)) - size(atStart)} |`,
  );
  const file = (pattern) =>
    pathToFileURL(
      join(
        outdir,
        readdirSync(outdir).find((name) => pattern.test(name)),
      ),
    ).href;
  const cases = {
    'API, at the start': [file(/^api\.mjs$/)],
    'and the client of the database, at the first request for a record': [
      file(/^api\.mjs$/),
      file(/^cloud-store-/),
    ],
    'and the client of objects, at the first for a document': [
      file(/^api\.mjs$/),
      file(/^cloud-store-/),
      file(/^cloud-objects-/),
    ],
  };
  const bare = [];
  const cpu = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  // In turn, so that a machine that others use is as busy for one as for the other.
  for (let i = 0; i < imports; i += 1) {
    bare.push(started());
    for (const [name, files] of Object.entries(cases)) cpu[name].push(imported(files));
  }
  console.log(
    `\n| import, medians of ${imports} | ms of CPU | as a ratio to \`node -e 0\` (${Math.round(median(bare))} ms) |\n|---|---:|---:|`,
  );
  for (const [name, times] of Object.entries(cpu))
    console.log(`| ${name} | ${Math.round(median(times))} | ${(median(times) / median(bare)).toFixed(2)} |`);
}

/** Milliseconds of CPU of a process that does nothing. */
function started() {
  return Number(
    node('-e', 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)'),
  );
}

/** Milliseconds of CPU of importing files, one after the other, in a process of their own. */
function imported(names) {
  const code = `const c = process.cpuUsage();
    for (const name of ${JSON.stringify(names)}) await import(name);
    const { user, system } = process.cpuUsage(c);
    console.log((user + system) / 1000);`;
  return Number(node('--input-type=module', '-e', code));
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function node(...words) {
  return execFileSync(process.execPath, words, { env: environment, encoding: 'utf8' });
}
