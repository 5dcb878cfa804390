/**
 * `npm test`: installs what is missing, then every quick check, then the tests. Stops at the first failure. Arguments
 * go to vitest (`npm test -- test/lab`). The last line, `N passed, N failed`, counts vitest's tests; a check that
 * fails before them, or a test file that does not load, counts as one failure.
 */
import '../cli/require-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { PreparationError } from './preparation.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['sim-core', 'scenarios', 'lab', 'cli', 'functions', 'infra', 'web', 'test', 'bench'].filter(
  (name) => existsSync(join(root, name)),
);
const tool = (path) => join(root, 'node_modules', path);

/**
 * Longest first, for two lanes on two cores. Types are checked by TypeScript 7, a third of the time of 6, which lint,
 * import rules and API pages still need. Format of code only: reference values keep the form their script gave them.
 */
const checks = [
  lint('lint of page and tests', 'web', 'test'),
  lint('lint of all else', '.', '--ignore-pattern=web', '--ignore-pattern=test'),
  {
    name: 'format',
    command: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '**/*.{ts,tsx,js,mjs,cjs}'],
  },
  { name: 'types', command: [tool('typescript-native/bin/tsc')] },
  { name: 'types of the page', command: [tool('typescript-native/bin/tsc'), '-p', 'web'] },
  { name: 'types of the kernel alone', command: [tool('typescript-native/bin/tsc'), '-p', 'sim-core'] },
  {
    name: 'import rules',
    command: [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...folders,
      '--config',
      '.dependency-cruiser.cjs',
    ],
    // With a compiler it does not know, dependency-cruiser follows no import at all, and is content.
    isConvincing: (output) => Number(/(\d+) dependencies cruised/.exec(output)?.[1] ?? 0) > 0,
  },
];

function lint(name, ...where) {
  return { name, command: [tool('eslint/bin/eslint.js'), ...where, '--max-warnings=0'] };
}

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.kill(process.pid, signal);
  });
}

process.exitCode = await main();

async function main() {
  const installing = performance.now();
  try {
    await ensureInstalled(root, { dev: true });
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    tell('packages', installing, false, error.message);
    return finish(0, 1);
  }
  tell('packages', installing, true);
  if (!(await allPass(checks, 2))) return finish(0, 1);
  return runTests(process.argv.slice(2));
}

/** Runs the checks in so many lanes; at the first failure it ends the others and starts no more. */
async function allPass(waiting, laneCount) {
  const queue = [...waiting];
  let hasFailed = false;
  const lane = async () => {
    for (let check = queue.shift(); check !== undefined && !hasFailed; check = queue.shift()) {
      const start = performance.now();
      const { code, output } = await run(check.command, 'pipe');
      if (hasFailed) return;
      const isGood = code === 0 && (check.isConvincing?.(output) ?? true);
      if (!isGood) hasFailed = true;
      tell(check.name, start, isGood, isGood ? '' : output);
      if (!isGood) for (const child of running) child.kill();
    }
  };
  await Promise.all(Array.from({ length: laneCount }, lane));
  return !hasFailed;
}

async function runTests(args) {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'carat-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run([tool('vitest/vitest.mjs'), 'run', ...reporters, ...args], 'inherit');
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });

  const passed = result?.numPassedTests ?? 0;
  const unloaded = (result?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const counted = (result?.numFailedTests ?? 0) + unloaded;
  // Vitest also fails on an error outside of any test, and a run of no test proves nothing.
  const isUncountedFailure = counted === 0 && (code !== 0 || passed === 0);
  const failed = isUncountedFailure ? 1 : counted;
  tell('tests', start, failed === 0);
  return finish(passed, failed);
}

function finish(passed, failed) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function run(command, stdio) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', stdio, stdio] });
    running.add(child);
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}

function tell(name, start, isGood, output = '') {
  if (output !== '') process.stdout.write(`${output.trimEnd()}\n`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${isGood ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s  ${name}\n`);
}
