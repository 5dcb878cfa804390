/**
 * node bench/requests.mjs: what a request of the service costs in the cloud's units, how large its bundle is, and how long
 * that takes to import. Asserts nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
  const outdir = join(folder, 'api');
  mkdirSync(outdir);
  const { metafile } = await build({
    ...shared,
    entryPoints: ['functions/handlers/api.ts'],
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    minify: true,
    external: ['@aws-sdk/*', '@smithy/*'],
    metafile: true,
  });
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint !== undefined);
  const atStart = new Set();
  const visit = (name) => {
    if (atStart.has(name)) return;
    atStart.add(name);
    for (const { path, kind } of outputs[name].imports)
      if (kind === 'import-statement' && outputs[path]) visit(path);
  };
  visit(entry);
  const size = (names) => [...names].reduce((sum, name) => sum + outputs[name].bytes, 0);
  const sdk = ['client-dynamodb', 'lib-dynamodb', 'client-s3', 'client-sfn'].map(
    (name) => `@aws-sdk/${name}`,
  );
  console.log('| bundle of the API, minified, AWS SDK outside | bytes |\n|---|---:|');
  console.log(
    `| loaded at the start | ${size(atStart)} |\n| loaded when needed | ${size(Object.keys(outputs)) - size(atStart)} |`,
  );
  console.log(`\n| import, medians of ${imports} | ms | ms of CPU |\n|---|---:|---:|`);
  const both = imported([pathToFileURL(entry).href]);
  const without = imported(sdk);
  console.log(
    `| handler and AWS SDK | ${both.wall} | ${both.cpu} |\n| AWS SDK alone | ${without.wall} | ${without.cpu} |`,
  );
}

function imported(names) {
  const file = `const c = process.cpuUsage(); const t = performance.now();
    for (const name of ${JSON.stringify(names)}) await import(name);
    const { user, system } = process.cpuUsage(c);
    console.log(JSON.stringify({ wall: performance.now() - t, cpu: (user + system) / 1000 }));`;
  const runs = Array.from({ length: imports }, () => JSON.parse(node('--input-type=module', '-e', file)));
  const median = (key) => Math.round(runs.map((run) => run[key]).sort((a, b) => a - b)[imports >> 1]);
  return { wall: median('wall'), cpu: median('cpu') };
}

function node(...words) {
  return execFileSync(process.execPath, words, { env: environment, encoding: 'utf8' });
}
