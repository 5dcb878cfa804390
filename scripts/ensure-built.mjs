/** Builds dist when it does not stem from the sources as they are now, and first installs what that takes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { isFresh } from './build-stamp.mjs';
import { PreparationError, runAside, tell, withLock } from './preparation.mjs';

export async function ensureBuilt(root) {
  const isStale = !isFresh(root);
  await ensureInstalled(root, { dev: isStale });
  if (!isStale) return;
  await withLock(root, async () => {
    if (isFresh(root)) return;
    const reason = existsSync(join(root, 'dist', 'carat.js'))
      ? 'the sources changed'
      : 'it was not built yet';
    tell(`building, because ${reason}`);
    const code = await runAside(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
    if (code !== 0) throw new PreparationError('the build failed; its own message is above.');
  });
}
