import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { threadPool } from '../../lab/thread-pool.ts';

test('a thread loads its file by import, in the midst of which it can be ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thread-'));
  const file = join(folder, 'worker.mjs');
  writeFileSync(file, 'const { stack } = new Error();\nexport const howLoaded = () => stack;\n');
  const pool = threadPool(pathToFileURL(file), 1);
  expect(await pool.run({}, { name: 'howLoaded' })).not.toContain('loadESMFromCJS');
  await pool.destroy();
  rmSync(folder, { recursive: true });
});
