import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from './made-once.ts';

const execute = promisify(execFile);

/**
 * The bundles as `npm run build` makes them, built by whoever asks first; the others wait.
 *
 * @param home folder of this build, shared by all who are to use it
 * @returns folder of the bundles
 */
export function builtOnce(home?: string): Promise<string> {
  return madeOnce(
    'dist',
    async (dist) => {
      symlinkSync(resolve('node_modules'), join(dirname(dist), 'node_modules'));
      // Node takes .js for a module only where a manifest says so.
      writeFileSync(join(dirname(dist), 'package.json'), '{ "type": "module" }\n');
      await execute(process.execPath, ['scripts/build.mjs', '--out', dist]);
    },
    home,
  );
}
