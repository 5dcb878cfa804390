/**
 * Tells whether a part of dist stems from the sources as they are now. The build of each part leaves size, time and
 * hash of exactly the files it read in a stamp. A file with the same size and time is taken as unchanged, which is
 * quick; any other is read, so that a checkout back and forth rebuilds nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stamps of the parts that are built apart: the command with all that runs in Node, and the page. */
const stamps = { command: 'stamp.json', page: 'web-stamp.json' };
const stampPath = (dist, part) => join(dist, stamps[part]);

/** File clocks lag behind the process clock by up to a tick of the kernel. */
const clockLagMilliseconds = 20;

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

/** @param {keyof typeof stamps} part */
export function isFresh(root, part) {
  try {
    const marks = Object.entries(JSON.parse(readFileSync(stampPath(join(root, 'dist'), part), 'utf8')));
    return marks.every(([input, mark]) => isUnchanged(join(root, input), mark));
  } catch {
    return false; // no stamp, or a file it names is gone: either way build anew
  }
}

export function removeStamp(dist, part) {
  rmSync(stampPath(dist, part), { force: true });
}

/**
 * A source edited during the build may be in it in its old form: without a stamp the next run builds again.
 *
 * @param {number} start when the build began, in milliseconds since 1970
 */
export function writeStamp(dist, part, marks, start) {
  const wasTouched = ({ mtimeMs }) => mtimeMs >= start - clockLagMilliseconds && mtimeMs <= Date.now();
  if (!Object.values(marks).some(wasTouched)) writeFileSync(stampPath(dist, part), JSON.stringify(marks));
}

function isUnchanged(path, mark) {
  const { size, mtimeMs } = statSync(path);
  return size === mark.size && (mtimeMs === mark.mtimeMs || hashOf(path) === mark.hash);
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
