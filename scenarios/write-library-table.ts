import { readFileSync, writeFileSync } from 'node:fs';
import { withLibraryTable } from './library-table.ts';

/** Brings the table of the library in `docs/scenarios.md` up to date. */
export function writeLibraryTable(
  path: string | URL = new URL('../docs/scenarios.md', import.meta.url),
): void {
  writeFileSync(path, withLibraryTable(readFileSync(path, 'utf8')));
}
