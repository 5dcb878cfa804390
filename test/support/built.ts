import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * The bundles as `npm run build` makes them, built by whoever asks first; the others wait.
 *
 * @param home folder of this build, shared by all who are to use it
 * @returns folder of the bundles
 */
export async function builtOnce(home = process.env.CARAT_TEST_BUILD!): Promise<string> {
  const dist = join(home, 'dist');
  const ended = join(home, 'ended');
  try {
    mkdirSync(dist);
  } catch {
    while (!existsSync(ended)) await pause(50);
    return dist;
  }
  try {
    symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
    // Node takes .js for a module only where a manifest says so.
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
    await execute(process.execPath, ['scripts/build.mjs', '--out', dist]);
  } finally {
    writeFileSync(ended, '');
  }
  return dist;
}
