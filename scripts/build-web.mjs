/**
 * Builds the page into dist/web: static files that any server may serve, with the headers they should be sent with and
 * the verdict of the reference scenario computed beforehand. The verdict is computed anew whenever the code that simulates
 * or the scenario has changed.
 *
 *   node scripts/build-web.mjs [--sizes]
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { build as bundle } from 'esbuild';
import { Piscina } from 'piscina';
import { build } from 'vite';
import { markInputs, removeStamp, writeStamp } from './build-stamp.mjs';
import { explainRefusedWrite, tell } from './preparation.mjs';
import { readOptions } from './script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = readOptions(import.meta.url, { options: { sizes: { type: 'boolean', default: false } } });
const replications = 8;

const page = join(root, 'dist/web');
/** Nobody sees half a page: it is built aside. */
const aside = `${page}.${process.pid}.tmp`;

/** What shapes the page without being bundled. */
const recipe = [
  'scripts/build-web.mjs',
  'scripts/build-stamp.mjs',
  'package-lock.json',
  'tsconfig.json',
  'web/index.html',
  'web/tsconfig.json',
  ...readdirSync(join(root, 'web/public')).map((name) => `web/public/${name}`),
];
const inputs = new Set(recipe);
/** Packages stand in the lock file. */
const note = (path) => {
  if (!/^\.\.|^\/|\0|node_modules/.test(path) && existsSync(join(root, path))) inputs.add(path);
};

// The figures of the report are drawn in a document; a browser has one.
const alias = { linkedom: join(root, 'web/figures/document.ts') };

try {
  await buildPage();
} catch (error) {
  tell(explainRefusedWrite(error, root).message);
  process.exitCode = 1;
} finally {
  rmSync(aside, { recursive: true, force: true });
}

async function buildPage() {
  const start = Date.now();
  await build({
    root: join(root, 'web'),
    configFile: false,
    base: './',
    logLevel: 'warn',
    plugins: [preact(), inputsNoted(), policyTold()],
    resolve: { alias },
    worker: { format: 'es', plugins: () => [inputsNoted()] },
    build: {
      outDir: aside,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  await shipVerdict();
  const marks = markInputs(root, [...inputs].sort());
  removeStamp(join(root, 'dist'), 'page');
  rmSync(page, { recursive: true, force: true });
  renameSync(aside, page);
  writeStamp(join(root, 'dist'), 'page', marks, start);
  tellSizes();
}

/** Notes every source that ends up in the page. */
function inputsNoted() {
  return {
    name: 'inputs-noted',
    transform(_, id) {
      note(relative(root, id.split('?')[0]));
    },
  };
}

/** Writes the policy of the headers into the page, for servers that send none. */
function policyTold() {
  const { 'Content-Security-Policy': policy } = JSON.parse(
    readFileSync(join(root, 'web/public/headers.json'), 'utf8'),
  );
  // Whether others may frame the page can only be told by a header.
  const content = policy.replace(/; frame-ancestors [^;]+/, '');
  const attrs = { 'http-equiv': 'Content-Security-Policy', content };
  return {
    name: 'policy-told',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

async function shipVerdict() {
  const cache = join(root, 'dist/verdict-cache');
  mkdirSync(cache, { recursive: true });
  const entry = `
    import { loadLibrary } from ${JSON.stringify(join(root, 'scenarios/index.ts'))};
    import { planOf } from ${JSON.stringify(join(root, 'lab/options.ts'))};
    import { runChunk } from ${JSON.stringify(join(root, 'lab/replicate.ts'))};
    import { summarise } from ${JSON.stringify(join(root, 'lab/summarise.ts'))};
    const loaded = loadLibrary('biowin');
    const plan = planOf({ replications: ${replications} });
    export const replicate = (replication) =>
      runChunk({ scenario: loaded.scenario, arms: plan.arms, replications: [replication] });
    export const verdictOf = (runs) => summarise(loaded, runs, plan);`;
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
  });
  for (const path of Object.keys(metafile.inputs)) note(path);
  const code = outputFiles[0].text;
  const key = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const kept = join(cache, `${key}.json`);
  if (!existsSync(kept)) {
    const module = join(cache, `${key}.mjs`);
    writeFileSync(module, code);
    writeFileSync(kept, JSON.stringify(await verdictBy(pathToFileURL(module).href)));
  }
  const text = readFileSync(kept, 'utf8');
  mkdirSync(join(aside, 'verdicts'), { recursive: true });
  writeFileSync(join(aside, 'verdicts', `${JSON.parse(text).hash}.json`), text);
}

/** Runs the replications in all threads. */
async function verdictBy(module) {
  const threads = new Piscina({ filename: module });
  const runs = await Promise.all(
    Array.from({ length: replications }, (_, i) => threads.run(i, { name: 'replicate' })),
  );
  await threads.destroy();
  const { verdictOf } = await import(module);
  return verdictOf(runs.flat());
}

function tellSizes() {
  const files = readdirSync(page, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sizes = files.map((file) => gzipSync(readFileSync(file)).length);
  const inWords = (size) => `${(size / 1024).toFixed(1)} KB`;
  if (values.sizes)
    for (const [i, file] of files.entries())
      console.log(`${relative(page, file)} ${inWords(sizes[i])} compressed`);
  tell(`built dist/web: ${inWords(sizes.reduce((sum, size) => sum + size, 0))} compressed`);
}
