/** A copy of the tree, in which code is broken on purpose and tests are run. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const running = new Set();
process.once('exit', () => running.forEach(end));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => process.exit(code));

/**
 * Copies the tree without what is built or stored; the copy is removed when the process ends.
 *
 * @param {string} root folder of the tree
 */
export function copiedTree(root) {
  const folder = mkdtempSync(join(tmpdir(), 'carat-mutations-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const left = new Set(['node_modules', '.git', 'dist', '.carat'].map((name) => join(root, name)));
  cpSync(root, folder, { recursive: true, filter: (path) => !left.has(path.replace(/\/$/, '')) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  return {
    folder,

    /** Changes the text of a file while some work is done, and puts it back. */
    async changing(file, change, work) {
      const path = join(folder, file);
      const right = readFileSync(path, 'utf8');
      writeFileSync(path, change(right));
      try {
        return await work();
      } finally {
        writeFileSync(path, right);
      }
    },

    /**
     * Runs test files or folders.
     *
     * @param {string[]} words further words for vitest
     * @param {number} seconds after which the run is ended
     * @returns {Promise<{ isEnded: boolean, status: number | null, files: object[] }>} files as vitest's JSON has them,
     * with names below the tree; isEnded where the time was up
     */
    async run(tests, words = [], seconds = 2 ** 20) {
      const report = join(folder, 'mutation-report.json');
      rmSync(report, { force: true });
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      const command = [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${report}`, ...words];
      const child = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore', detached: true });
      running.add(child);
      let isEnded = false;
      const timer = setTimeout(() => {
        isEnded = true;
        end(child);
      }, 1000 * seconds);
      const status = await new Promise((closed) => child.once('close', closed));
      clearTimeout(timer);
      end(child);
      running.delete(child);
      return { isEnded, status, files: filesOf(report, folder) };
    },
  };
}

/** Ends a run with all the processes that its tests began. */
function end(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it is gone already
  }
}

function filesOf(report, folder) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return []; // it was ended before it reported
  }
  return results.map((file) => ({ ...file, name: relative(folder, file.name) }));
}

/**
 * The first test that failed, with its file; undefined when all passed.
 *
 * @param {Awaited<ReturnType<ReturnType<typeof copiedTree>['run']>>} run
 */
export function firstFailureOf({ isEnded, status, files }) {
  if (status === 0) return undefined;
  if (isEnded) return 'no end within the time';
  for (const { name, assertionResults } of files) {
    const failed = assertionResults.find((result) => result.status === 'failed');
    if (failed) return `${failed.fullName.trim()} (\`${name}\`)`;
  }
  const unloaded = files.find((file) => file.status === 'failed');
  if (unloaded) return `the preparation of its tests (\`${unloaded.name}\`)`;
  throw new Error('vitest failed, and no test did: run it by hand');
}
