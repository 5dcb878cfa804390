import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A folder that a run of tests shares, filled by whoever asks first; the others wait.
 *
 * @param home folder of the run, or another that is shared
 * @returns the folder
 */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<void>,
  home = process.env.CARAT_TEST_BUILD!,
): Promise<string> {
  const folder = join(home, name);
  const ended = `${folder}-ended`;
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(ended)) await pause(50);
    return folder;
  }
  try {
    await make(folder);
  } finally {
    writeFileSync(ended, '');
  }
  return folder;
}
