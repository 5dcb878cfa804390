import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder for the one build of a run of tests; the threads of the run inherit it. */
export function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'carat-built-'));
  chmodSync(folder, 0o755);
  process.env.CARAT_TEST_BUILD = folder;
}

export function teardown(): void {
  rmSync(process.env.CARAT_TEST_BUILD!, { recursive: true, force: true });
}
