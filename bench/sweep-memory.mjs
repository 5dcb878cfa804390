/**
 * node bench/sweep-memory.mjs [--most 100000]
 *
 * What memory does a sweep take? Peak resident memory of the command by the number of runs, from 100 to --most in steps of ten, on a
 * region of 3 organisations, with one worker, each in a process and a store of its own. The peak holds Node, the thread, the index
 * of the runs (24 to 70 bytes each) and the writing of the results. Prints what it finds, whatever it is; asserts nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { readOptions } from '../scripts/script-options.mjs';

const { values } = readOptions(import.meta.url, { options: { most: { type: 'string', default: '100000' } } });
const most = Number(values.most);
if (!(Number.isInteger(most) && most >= 100)) throw new RangeError('--most requires a whole number from 100');

/** Two arms of 50 replications make a point of 100 runs. */
const replications = 50;
const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
await ensureBuilt(root, ['command']);
console.log('| runs | peak memory |\n|---:|---:|');
for (let runs = 100; runs <= most; runs *= 10) {
  console.log(`| ${runs.toLocaleString('en')} | ${await peakOf(runs)} MB |`);
}

/** Megabytes at the peak of a sweep of so many runs. */
async function peakOf(runs) {
  const folder = mkdtempSync(join(tmpdir(), 'carat-bench-'));
  try {
    const file = join(folder, 'sweep.json');
    writeFileSync(file, JSON.stringify(sweepOf(runs / (2 * replications))));
    const words = ['sweep', file, '--out', join(folder, 'out'), '--store', join(folder, 'store')];
    const child = spawn(
      process.execPath,
      [join(root, 'dist/carat.js'), ...words, '--workers', '1', '--json'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const ended = new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', done);
    });
    let peak = 0;
    // The kernel keeps the peak itself; the last look before the end is within a moment of it.
    const timer = setInterval(() => (peak = Math.max(peak, residentPeak(child.pid))), 20);
    const code = await ended;
    clearInterval(timer);
    if (code !== 0) throw new Error(`the sweep of ${runs} runs ended with code ${code}`);
    return peak;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Peak resident memory of a process in MB, as Linux tells it. */
function residentPeak(pid) {
  try {
    return Math.round(
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    );
  } catch {
    return 0;
  }
}

function sweepOf(points) {
  return {
    name: 'memory',
    title: 'As many runs as asked for',
    scenario: 'biowin',
    set: { organisationCount: 3, burnInYears: 0, branchYears: 1 },
    arms: ['isolated', 'cluster'],
    factors: [{ at: 'exportShare', min: 0.2, max: 0.6 }],
    design: { kind: 'sobol', points },
    replications,
    outcomes: ['turnover', 'profit'],
  };
}
