/**
 * node scripts/mutations.mjs [--only FILE] [--write docs/mutations.md]
 *
 * Does a test notice when an equation of the kernel is wrong? Breaks one equation at a time in a copy of the tree, and
 * names the first test that fails: of the equations and draws by themselves, else of the whole kernel, else of its
 * pinned hashes. Minutes; ends with code 1 when a mutation goes unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutations } from './mutations/mutations.mjs';
import { readOptions } from './script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = readOptions(import.meta.url, {
  options: { only: { type: 'string' }, write: { type: 'string' } },
});
const chosen = mutations.filter(({ file }) => !values.only || file === values.only);
if (chosen.length === 0) {
  console.error(
    `no mutation of ${values.only}; there are some of ${mutations.map(({ file }) => file).join(', ')}`,
  );
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'carat-mutations-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
const left = new Set(['node_modules', '.git', 'dist', '.carat'].map((name) => join(root, name)));
cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path.replace(/\/$/, '')) });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

// What fails anyway would seem to notice every mutation.
const failing = firstFailure('test/kernel', 'test/numeric', 'test/random', 'test/golden');
if (failing) {
  console.error(`mend this first, it fails without any mutation: ${failing}`);
  process.exit(2);
}

const outcomes = chosen.map((mutation, n) => {
  process.stderr.write(`${n + 1} of ${chosen.length}: ${mutation.equation}\n`);
  return { ...mutation, noticedBy: noticedBy(mutation) };
});
const unnoticed = outcomes.filter(({ noticedBy }) => !noticedBy);
const page = [
  '# Mutations',
  '',
  'Written by `node scripts/mutations.mjs --write docs/mutations.md`: each row breaks one equation of `sim-core`, alone, and names the',
  'first test that fails: of the equations and draws by themselves, else of the whole kernel, else of its pinned hashes.',
  '',
  `${outcomes.length - unnoticed.length} of ${outcomes.length} are noticed.`,
  '',
  '| equation | was | became | noticed by |',
  '|---|---|---|---|',
  ...outcomes.map(
    ({ equation, from, to, noticedBy }) =>
      `| ${equation} | ${cell(from)} | ${cell(to)} | ${noticedBy ?? '**nothing**'} |`,
  ),
  '',
].join('\n');
console.log(page);
if (values.write) writeFileSync(join(root, values.write), page);
process.exitCode = unnoticed.length > 0 ? 1 : 0;

/** Breaks one equation of the copy, and mends it again. */
function noticedBy({ file, from, to }) {
  const path = join(copy, 'sim-core', file);
  const right = readFileSync(path, 'utf8');
  if (right.split(from).length !== 2)
    throw new Error(`sim-core/${file} requires exactly one “${from}”: bring scripts/mutations up to date`);
  writeFileSync(path, right.replace(from, to));
  try {
    return (
      firstFailure('test/kernel/equations.test.ts', 'test/numeric', 'test/random') ??
      firstFailure('test/kernel') ??
      firstFailure('test/golden')
    );
  } finally {
    writeFileSync(path, right);
  }
}

/** The first test of some folders that fails, with its file; undefined when all pass. */
function firstFailure(...folders) {
  const report = join(copy, 'mutation-report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const command = [vitest, 'run', ...folders, '--bail=1', '--reporter=json', `--outputFile=${report}`];
  const { status } = spawnSync(process.execPath, command, { cwd: copy, stdio: 'ignore' });
  if (status === 0) return undefined;
  for (const { name, assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    const failed = assertionResults.find((result) => result.status === 'failed');
    if (failed) return `${failed.fullName.trim()} (\`${relative(copy, name)}\`)`;
  }
  throw new Error('vitest failed, and no test did: run it by hand');
}

function cell(code) {
  return `\`${code.replaceAll('|', '\\|')}\``;
}
