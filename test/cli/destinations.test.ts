import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../lab/files/make-folder.ts';
import { lock } from '../../lab/sweep/store/lock.ts';
import { type Carat, bundledCarat } from './carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
  writeFileSync(join(carat.folder, 'orgs.csv'), 'id,role\na,firm\n');
});
afterAll(() => carat.remove());

/** Every command that writes a file or a folder, with the option that names it; `init` has none. */
const writing: readonly (readonly [words: string, option: string, ending: string])[] = [
  ['compare biowin', '--out', ''],
  ['run biowin', '--out', ''],
  ['run biowin', '--out', '.csv'],
  ['policy biowin --budget 500', '--out', ''],
  ['resilience biowin', '--out', ''],
  ['history prato-2005', '--out', ''],
  ['history prato-2005', '--write', '.md'],
  ['sensitivity biowin', '--out', ''],
  ['sensitivity biowin', '--store', ''],
  ['frontier biowin', '--out', ''],
  ['frontier biowin', '--store', ''],
  ['sweep meetings-and-trust', '--out', ''],
  ['sweep meetings-and-trust --out fine', '--store', ''],
  ['sweep summary meetings-and-trust', '--out', ''],
  ['calibrate --check', '--out', ''],
  ['calibrate', '--write', '.md'],
  ['calibrate --targets business-demography', '--out', ''],
  ['calibrate --targets business-demography', '--store', ''],
  ['import orgs.csv', '--out', '.json'],
  ['init', '', '.json'],
];

describe('a place that cannot be written to', () => {
  // The system fills /proc itself: even the administrator makes no file there, and a folder is refused like a missing one.
  const places = ['/proc/nope', 'orgs.csv/results'].filter(
    (place) => place[0] !== '/' || existsSync('/proc/self'),
  );

  it.each(writing)('is refused before any work by %s %s', async (words, option, ending) => {
    for (const place of places) {
      const named = [option, place + ending].filter((word) => word !== '');
      const { code, out, err } = await carat([...words.split(' '), ...named]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`carat: ${named.join(' ')}: `);
      expect(err).toMatch(/\n\s+→ \S/);
    }
    expect(readdirSync(carat.folder)).toEqual(['orgs.csv']);
  });

  it('may have an empty name, which is not taken for the current folder', async () => {
    const { code, err } = await carat(['compare', 'biowin', '--out', '']);
    expect([code, err]).toEqual([2, expect.stringContaining('--out: the name is empty')]);
  });

  it('never keeps the maker of a folder busy, which names what the system refuses', () => {
    expect(() => makeFolder(join(carat.folder, 'orgs.csv'))).toThrow('EEXIST');
    expect(() => makeFolder(join(carat.folder, 'orgs.csv', 'deep'))).toThrow('ENOTDIR');
    if (existsSync('/proc/self')) expect(() => makeFolder('/proc/nope/deep')).toThrow('ENOENT');
  });
});

describe('a lock that is no file of ours', () => {
  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a link to nothing', (path: string) => symlinkSync('gone', path)],
  ])('ends a start with the remedy when it is %s', (what, make) => {
    const store = join(carat.folder, what);
    makeFolder(store);
    make(join(store, 'lock'));
    expect(() => lock(store)).toThrow(`if none does, remove ${join(store, 'lock')}`);
  });
});
