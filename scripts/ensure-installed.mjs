/**
 * Installs the packages when node_modules does not hold what package-lock.json asks for. It compares contents, not
 * times: npm leaves a copy of what it installed in node_modules/.package-lock.json, written last, so that an
 * interrupted install is seen too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PreparationError, explainRefusedWrite, runAside, tell, withLock } from './preparation.mjs';

/** @param {{ dev: boolean }} options whether the packages for building and testing must be there too */
export async function ensureInstalled(root, options) {
  if (missingPackage(root, options) === undefined) return;
  await withLock(root, async () => {
    const missing = missingPackage(root, options);
    if (missing !== undefined) await install(root, missing);
  });
}

/** The first package that is absent or of another version, or undefined where all is well. */
export function missingPackage(root, { dev }) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) return undefined;
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'node_modules';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || (entry.dev && !dev)) continue;
    const found = installed[path];
    // Optional packages are mostly the binaries of other platforms.
    const isAbsentByRight = found === undefined && (entry.optional || entry.devOptional);
    if (isAbsentByRight) continue;
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return path;
  }
  return undefined;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new PreparationError(`cannot read ${path}: ${error.message}`, { cause: error });
  }
}

async function install(root, missing) {
  const reason =
    missing === 'node_modules'
      ? 'this copy has no node_modules yet'
      : `${missing} is missing or of another version`;
  tell(`installing packages with "npm ci", because ${reason}`);
  // Explicit, since npm hands its own settings (omit, prefix, production) down to its children's environment.
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--prefix',
    root,
  ];
  let code;
  try {
    code = await runNpm(args, { cwd: root });
  } catch (error) {
    if (error.code !== 'ENOENT') throw explainRefusedWrite(error, root);
    throw new PreparationError(
      `npm was not found, and is needed once to install packages (${reason}).\n` +
        'Install it (it comes with Node from https://nodejs.org), or bring node_modules along from another machine of this kind.',
      { cause: error },
    );
  }
  if (code !== 0) {
    throw new PreparationError(
      `"npm ci" failed with code ${code}; its own message is above.\n` +
        'Check that the package registry can be reached and that this folder can be written, then run the same command again.',
    );
  }
}

/** Under npm and npx the same npm again, so that a second version found on the path does not mix in. */
function runNpm(args, options) {
  const npm = process.env.npm_execpath ?? '';
  if (/np[mx]-cli\.[cm]?js$/.test(npm))
    return runAside(process.execPath, [npm.replace(/npx-cli/, 'npm-cli'), ...args], options);
  if (process.platform !== 'win32') return runAside('npm', args, options);
  return runAside(
    'npm.cmd',
    args.map((arg) => `"${arg}"`),
    { ...options, shell: true },
  );
}
