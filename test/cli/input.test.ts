import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decodeJson } from '../../cli/input/decode-json.ts';
import { checkFile } from '../../cli/input/destination.ts';
import { InputError } from '../../cli/input/input-error.ts';
import { readBytes, subjectOf } from '../../cli/input/read-bytes.ts';
import { openStore } from '../../cli/sweep/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'carat-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => join(folder, name);
const { signal } = new AbortController();

test('text is UTF-8; UTF-16 of either order, other bytes and nothing are each told apart', () => {
  const decode = (...bytes: number[]) => decodeJson(Uint8Array.from(bytes), 'it');
  expect(decode(0x7b, 0x7d)).toBe('{}');
  expect(decode(0xef, 0xbb, 0xbf, 0x7b)).toBe('{');
  expect(() => decode(0xff, 0xfe, 0x7b, 0)).toThrow('it: it is in UTF-16');
  expect(() => decode(0xfe, 0xff, 0, 0x7b)).toThrow('it: it is in UTF-16');
  expect(() => decode(0xff, 0x7b)).toThrow('it: it is not UTF-8');
  expect(() => decode(0xfe, 0x7b)).toThrow('it: it is not UTF-8');
  expect(() => decode()).toThrow('it: it is empty');
});

test('a file is read up to its limit, and a byte more is refused in megabytes', async () => {
  const path = place('large');
  writeFileSync(path, '');
  truncateSync(path, 3_000_000);
  expect(await readBytes(path, 3_000_000, signal)).toHaveLength(3_000_000);
  await expect(readBytes(path, 2_999_999, signal)).rejects.toThrow('at most 3 MB are read, not 3 MB');
  truncateSync(path, 5_000_000);
  await expect(readBytes(path, 3_000_000, signal)).rejects.toThrow('at most 3 MB are read, not 5 MB');
  expect([subjectOf('-'), subjectOf('x.json')]).toEqual(['the standard input', 'x.json']);
});

test('a file that is there is replaced only where that was asked for', async () => {
  const path = place('mine');
  await checkFile(path, false);
  writeFileSync(path, 'mine');
  await expect(checkFile(path, false)).rejects.toThrow(/mine/);
  await checkFile(path, true);
});

test('a store of runs in which another process works is refused with what to do, and taken over from one that is gone', () => {
  const root = place('runs');
  openStore(root, false).close();
  writeFileSync(join(root, 'lock'), String(process.ppid));
  try {
    openStore(root, false);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    const [{ faults }] = (error as InputError).groups;
    expect(faults[0].message).toContain(`process ${process.ppid} works in the store`);
    expect(faults[0].remedy).toContain('--store');
  }
  // A number that no process can have.
  writeFileSync(join(root, 'lock'), '4194305');
  openStore(root, false).close();
});
