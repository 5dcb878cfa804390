/**
 * node bench/frontier.mjs [--seeds 20] [--looks 56] [--replications 2]
 *
 * How many runs does a frontier take? On differences whose true frontier is known, with noise like the model's: the area on the
 * wrong side after an adaptive search, and the cheapest uniform grid, of any side and number of replications tried, whose median
 * over the seeds is as small. A run is one pair of replications. Prints the ratios, whatever they are; asserts nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readOptions } from '../scripts/script-options.mjs';

const { values } = readOptions(import.meta.url, {
  options: {
    seeds: { type: 'string', default: '20' },
    looks: { type: 'string', default: '56' },
    replications: { type: 'string', default: '2' },
  },
});
const options = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
const folder = mkdtempSync(join(tmpdir(), 'carat-bench-'));
try {
  const outfile = join(folder, 'measure-frontier.mjs');
  await build({
    entryPoints: ['bench/measure-frontier.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  report(execFileSync(process.execPath, [outfile, JSON.stringify(options)], { encoding: 'utf8' }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(text) {
  const results = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  console.log(`Medians over ${options.seeds} seeds; noise of a pair like the model’s.\n`);
  console.log(
    '| frontier | adaptive runs | wrong area | uniform grid, as good | ratio | same grid, kriged | ratio |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const { name, runs, error, grid, krigedGrid } of results)
    console.log(
      `| ${name} | ${runs} | ${(100 * error).toFixed(2)} % | ${told(grid, runs)} | ${told(krigedGrid, runs)} |`,
    );
}

function told(design, runs) {
  if (!design) return 'none tried | –';
  return `${design.runs} (${design.side} × ${design.side} × ${design.batch}) | ${(design.runs / runs).toFixed(1)}`;
}
