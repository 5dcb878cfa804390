/**
 * Builds the page into dist/web: static files that any server may serve, with the verdict of the reference scenario
 * computed beforehand.
 *
 *   node scripts/build-web.mjs [--replications 8]
 *
 * The verdict is computed anew whenever the code that simulates or the scenario has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { build as bundle } from 'esbuild';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/web');
const { values } = parseArgs({ options: { replications: { type: 'string', default: '8' } } });
const replications = Number(values.replications);
if (!(Number.isInteger(replications) && replications >= 2))
  throw new Error(`--replications requires a whole number of at least 2, not ${values.replications}`);

// The figures of the report are drawn in a document; a browser has one.
const alias = { linkedom: join(root, 'web/figures/document.ts') };

await build({
  root: join(root, 'web'),
  configFile: false,
  base: './',
  logLevel: 'warn',
  plugins: [preact()],
  resolve: { alias },
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
await shipVerdict();
tellSizes();

async function shipVerdict() {
  const cache = join(root, 'dist/verdict-cache');
  mkdirSync(cache, { recursive: true });
  const entry = `
    import { loadLibrary } from ${JSON.stringify(join(root, 'scenarios/index.ts'))};
    import { planOf } from ${JSON.stringify(join(root, 'lab/options.ts'))};
    import { runChunk } from ${JSON.stringify(join(root, 'lab/replicate.ts'))};
    import { summarise } from ${JSON.stringify(join(root, 'lab/summarise.ts'))};
    export function verdictOf(name, count) {
      const loaded = loadLibrary(name);
      const plan = planOf({ replications: count });
      const replications = Array.from({ length: count }, (_, i) => i);
      const runs = runChunk({ scenario: loaded.scenario, arms: plan.arms, replications });
      return summarise(loaded, runs, plan);
    }`;
  const { outputFiles } = await bundle({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const code = outputFiles[0].text;
  const key = createHash('sha256').update(`${code}${replications}`).digest('hex').slice(0, 16);
  const kept = join(cache, `${key}.json`);
  if (!existsSync(kept)) {
    const module = join(cache, `${key}.mjs`);
    writeFileSync(module, code);
    const { verdictOf } = await import(pathToFileURL(module).href);
    writeFileSync(kept, JSON.stringify(verdictOf('biowin', replications)));
  }
  const text = readFileSync(kept, 'utf8');
  mkdirSync(join(out, 'verdicts'), { recursive: true });
  writeFileSync(join(out, 'verdicts', `${JSON.parse(text).hash}.json`), text);
}

function tellSizes() {
  const folders = ['', 'assets', 'verdicts'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(out, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(folder, name)),
  );
  let sum = 0;
  for (const file of files) {
    const size = gzipSync(readFileSync(join(out, file))).length;
    sum += size;
    console.log(`${file} ${(size / 1024).toFixed(1)} KB compressed`);
  }
  console.log(`all ${(sum / 1024).toFixed(1)} KB compressed`);
}
