/** Builds what does not stem from the sources as they are now, and first installs what that takes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { isFresh } from './build-stamp.mjs';
import { PreparationError, runAside, tell, withLock } from './preparation.mjs';

/** What builds each part, a file by which it can be told that it was, and what to say of it. */
const builds = {
  command: { script: 'build.mjs', product: 'carat.js', name: '' },
  page: { script: 'build-web.mjs', product: 'web/index.html', name: ' the page' },
};

/** @param {(keyof typeof builds)[]} parts what must be there */
export async function ensureBuilt(root, parts) {
  const isStale = (part) => !isFresh(root, part) || !existsSync(productOf(root, part));
  await ensureInstalled(root, { dev: parts.some(isStale) });
  if (!parts.some(isStale)) return;
  await withLock(root, async () => {
    for (const part of parts.filter(isStale)) await build(root, part);
  });
}

const productOf = (root, part) => join(root, 'dist', builds[part].product);

async function build(root, part) {
  const { script, name } = builds[part];
  const reason = existsSync(productOf(root, part)) ? 'the sources changed' : 'it was not built yet';
  tell(`building${name}, because ${reason}`);
  const code = await runAside(process.execPath, [join(root, 'scripts', script)], { cwd: root });
  if (code !== 0) throw new PreparationError('the build failed; its own message is above.');
}
