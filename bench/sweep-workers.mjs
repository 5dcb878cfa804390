/**
 * node bench/sweep-workers.mjs [--sweep meetings-and-trust] [--limit 800] [--workers 2] [--repeats 3]
 *
 * What does a second thread bring to a sweep? Wall time of the command with one worker and with several, in alternation, each in
 * a process and a store of its own, so that nothing is taken from a store; medians, and their ratio. The wall time holds the start
 * of the command and the writing of the results. On two idle cores the aim is 1.8; on a busy machine the ratio is lower, which is
 * why the load is told. Stops if the runs of two cases differ by a byte.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { readOptions } from '../scripts/script-options.mjs';

const { values } = readOptions(import.meta.url, {
  options: {
    sweep: { type: 'string', default: 'meetings-and-trust' },
    limit: { type: 'string', default: '800' },
    workers: { type: 'string', default: '2' },
    repeats: { type: 'string', default: '3' },
  },
});
const [limit, workers, repeats] = [values.limit, values.workers, values.repeats].map(Number);
if (![limit, workers, repeats].every((count) => Number.isInteger(count) && count > 0))
  throw new RangeError('--limit, --workers and --repeats require whole numbers above 0');

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
await ensureBuilt(root, ['command']);
const loadBefore = loadavg()[0];
const alone = [];
const together = [];
for (let i = 0; i < repeats; i++) {
  alone.push(timeOf(1));
  together.push(timeOf(workers));
}
report();

function timeOf(workerCount) {
  const folder = mkdtempSync(join(tmpdir(), 'carat-bench-'));
  try {
    const out = join(folder, 'out');
    const words = ['sweep', values.sweep, '--limit', `${limit}`, '--workers', `${workerCount}`];
    const start = performance.now();
    execFileSync(
      process.execPath,
      [join(root, 'dist/carat.js'), ...words, '--store', join(folder, 'store'), '--out', out, '--json'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const seconds = (performance.now() - start) / 1000;
    return {
      seconds,
      hash: createHash('sha256')
        .update(readFileSync(join(out, 'runs.csv')))
        .digest('hex'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report() {
  const hashes = new Set([...alone, ...together].map(({ hash }) => hash));
  if (hashes.size > 1) throw new Error(`the runs require the same bytes, not ${hashes.size} kinds`);
  const [one, several] = [alone, together].map((cases) => median(cases.map(({ seconds }) => seconds)));
  console.log(
    `${values.sweep}, first ${limit} runs; medians of ${repeats}; ${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after.\n`,
  );
  console.log('| workers | seconds |\n|---:|---:|');
  console.log(`| 1 | ${one.toFixed(2)} |\n| ${workers} | ${several.toFixed(2)} |`);
  console.log(`\nRatio ${(one / several).toFixed(2)}.`);
}

function median(numbers) {
  const rising = numbers.toSorted((a, b) => a - b);
  const middle = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[middle] : (rising[middle - 1] + rising[middle]) / 2;
}
