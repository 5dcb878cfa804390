/**
 * Stops with one plain sentence on a Node that is too old. Import this first, alone and statically: this file and
 * whoever imports it must parse on that old Node too, so keep both to the syntax of 2018.
 */
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const floor = Number(/\d+/.exec(manifest.engines.node)[0]);

if (Number(process.versions.node.split('.')[0]) < floor) {
  process.stderr.write(
    'carat: needs Node ' +
      floor +
      ' or newer, this is Node ' +
      process.versions.node +
      '.\n' +
      'Install a current Node from https://nodejs.org, or switch with your version manager, and run it again.\n',
  );
  process.exit(1);
}
