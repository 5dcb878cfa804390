/**
 * Tells whether dist stems from the sources as they are now. The build leaves size, time and hash of exactly the
 * files it read in dist/stamp.json. A file with the same size and time is taken as unchanged, which is quick; any other is
 * read, so that a checkout back and forth rebuilds nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampPath = (root) => join(root, 'dist', 'stamp.json');

/** Size, time and hash of each input. @param {string[]} inputs paths below root */
export function markInputs(root, inputs) {
  return Object.fromEntries(
    inputs.map((input) => {
      const path = join(root, input);
      const { size, mtimeMs } = statSync(path);
      return [input, { size, mtimeMs, hash: hashOf(path) }];
    }),
  );
}

export function isFresh(root) {
  try {
    const marks = Object.entries(JSON.parse(readFileSync(stampPath(root), 'utf8')));
    return marks.every(([input, mark]) => isUnchanged(join(root, input), mark));
  } catch {
    return false; // no stamp, or a file it names is gone: either way build anew
  }
}

export function removeStamp(root) {
  rmSync(stampPath(root), { force: true });
}

export function writeStamp(root, marks) {
  writeFileSync(stampPath(root), JSON.stringify(marks));
}

function isUnchanged(path, mark) {
  const { size, mtimeMs } = statSync(path);
  return size === mark.size && (mtimeMs === mark.mtimeMs || hashOf(path) === mark.hash);
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
