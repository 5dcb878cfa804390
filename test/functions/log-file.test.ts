import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { logFile } from '../../functions/local/log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'carat-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a log goes on where it ended, and is begun anew when it is long', () => {
  const path = join(folder, 'service.log');
  writeFileSync(path, 'yesterday\n');
  const missed: string[] = [];
  const write = () => logFile(path, (line) => missed.push(line));
  write()('today\n');
  expect(readFileSync(path, 'utf8')).toBe('yesterday\ntoday\n');
  expect(existsSync(`${path}.1`)).toBe(false);
  // 10 MB, as docs/service.md says, and then a byte more.
  writeFileSync(path, 'x'.repeat(10_000_000));
  const last = write();
  last('\n');
  expect([statSync(path).size, existsSync(`${path}.1`)]).toEqual([10_000_001, false]);
  last('tomorrow\n');
  expect(readFileSync(path, 'utf8')).toBe('tomorrow\n');
  expect([statSync(`${path}.1`).size, missed]).toEqual([10_000_001, []]);
});

test('a line that cannot be written is handed back, and nothing is thrown', () => {
  const missed: string[] = [];
  logFile(join(folder, 'no', 'such', 'folder'), (line) => missed.push(line))('a line\n');
  expect(missed).toEqual(['a line\n']);
});
