/**
 * Bundles the command, the service, their workers and the three libraries into dist, or the folder after --out. The
 * kernel may have no packages; most of the others stay outside. Each file is written aside and renamed, the stamp comes last: whoever runs dist meanwhile
 * sees whole files, and a build that was cut short is done again.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { markInputs, removeStamp, writeStamp } from './build-stamp.mjs';
import { explainRefusedWrite, tell } from './preparation.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } });
const dist = resolve(values.out);
const shared = { absWorkingDir: root, outdir: dist, bundle: true, format: 'esm', sourcemap: true };
const packages = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
const allBut = (...inside) => packages.filter((name) => !inside.includes(name));
/** All packages stay outside of a library but mathjs, of which the expressions need a small part. */
const library = { ...shared, platform: 'node', target: 'node20', external: allBut('mathjs') };
/** What starts often also takes in the packages of many small files: to open them is most of its start. */
const program = {
  ...library,
  external: allBut('mathjs', 'zod', 'hyparquet', 'hyparquet-writer', 'csv-parse'),
};
const forAnywhere = { ...shared, platform: 'neutral', target: 'es2022' };

const bundles = [
  { in: 'cli/main.ts', out: 'carat', options: { ...program, splitting: true, chunkNames: 'carat-[hash]' } },
  { in: 'lab/worker.ts', out: 'worker', options: program },
  { in: 'functions/local/serve.ts', out: 'serve', options: program },
  { in: 'functions/local/worker.ts', out: 'service-worker', options: program },
  { in: 'functions/local/archive-main.ts', out: 'archive', options: program },
  { in: 'lab/index.ts', out: 'lab', options: library },
  { in: 'scenarios/index.ts', out: 'scenarios', options: library },
  { in: 'sim-core/index.ts', out: 'sim-core', options: forAnywhere },
];

/** What shapes the bundles without being bundled. */
const recipe = [
  'scripts/build.mjs',
  'scripts/build-stamp.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const dayMilliseconds = 86_400_000;

try {
  await buildAll();
} catch (error) {
  // esbuild has printed its own errors, with places.
  if (!error.errors) tell(explainRefusedWrite(error, root).message);
  process.exitCode = 1;
}

async function buildAll() {
  const start = Date.now();
  const missing = bundles.filter((bundle) => !existsSync(join(root, bundle.in)));
  const present = bundles.filter((bundle) => !missing.includes(bundle));
  const results = await Promise.all(
    present.map((bundle) =>
      build({
        ...bundle.options,
        entryPoints: [{ in: bundle.in, out: bundle.out }],
        metafile: true,
        write: false,
        logLevel: 'warning',
      }),
    ),
  );
  const outputs = results.flatMap((result) => result.outputFiles);
  const bundled = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const inputs = [...new Set([...recipe, ...bundled])].sort();
  const marks = markInputs(root, inputs);

  removeStamp(dist, 'command');
  for (const { path, contents } of outputs) {
    mkdirSync(dirname(path), { recursive: true });
    const aside = `${path}.${process.pid}.tmp`;
    writeFileSync(aside, contents);
    renameSync(aside, path);
  }
  removeOldChunks(new Set(outputs.map(({ path }) => basename(path))));
  if (missing.length > 0) {
    const names = missing.map((bundle) => bundle.in).join(', ');
    throw new Error(`no ${names}: built ${present.map((bundle) => `${bundle.out}.js`).join(', ')} only`);
  }
  writeStamp(dist, 'command', marks, start);
  const sizes = outputs
    .filter(({ path }) => path.endsWith('.js') && !isChunk(basename(path)))
    .map(({ path, contents }) => `${basename(path)} ${Math.ceil(contents.length / 1024)} KB`);
  tell(`built ${basename(dist)}: ${sizes.join(', ')}`);
}

function isChunk(name) {
  return /^carat-[A-Z0-9]+\.js(\.map)?$/.test(name);
}

/**
 * Parts of the command that are loaded when needed have names of their own in every build. A command that is running
 * may still want old ones, so these stay for a day.
 */
function removeOldChunks(present) {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    if (!isChunk(name) || present.has(name)) continue;
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > dayMilliseconds) rmSync(path, { force: true });
  }
}
