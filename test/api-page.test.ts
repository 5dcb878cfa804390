import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const typedoc = join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');

it(
  'docs/api says what sim-core exports today (npm run generate brings it up to date)',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'carat-api-'));
    try {
      execFileSync(process.execPath, [typedoc, '--logLevel', 'Error', '--out', folder], { cwd: root });
      const page = (of: string) => readFileSync(join(of, 'index.md'), 'utf8');
      expect(page(join(root, 'docs', 'api'))).toBe(page(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
