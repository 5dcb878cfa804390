#!/usr/bin/env node
/**
 * The command `carat`. In a clone it installs and builds what is missing or stale, then runs dist/carat.js in this
 * process, so that arguments, signals and the exit code are the command's own. Installed from a package there are no
 * sources, and it only runs dist.
 *
 * Why `npx carat` finds this file in a fresh clone: npx (npm 9 and later) looks up `bin` in the package.json of the
 * folder it runs in, or of the nearest parent that has one, before node_modules/.bin and before the registry, and
 * links this folder into its own cache. Hence two dangers: a package.json in a subfolder would hide this command from
 * there, and a `prepare` or `install` script would run on every first `npx carat`. Have neither.
 */
import './require-node.mjs';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const isClone = existsSync(new URL('./main.ts', import.meta.url));
  if (isClone && !(await isPrepared(root))) {
    process.exitCode = 1;
    return;
  }
  await import('../dist/carat.js');
}

/** The page is for those commands that serve it. */
function neededParts() {
  const words = process.argv.slice(2);
  const command = words.find((word) => !word.startsWith('-'));
  const serves = ['start', 'serve'].includes(command) && !words.includes('--help');
  return serves ? ['command', 'page'] : ['command'];
}

async function isPrepared(root) {
  const { ensureBuilt } = await import('../scripts/ensure-built.mjs');
  const { PreparationError } = await import('../scripts/preparation.mjs');
  try {
    await ensureBuilt(root, neededParts());
    return true;
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    process.stderr.write('carat: ' + error.message + '\n');
    return false;
  }
}

main();
